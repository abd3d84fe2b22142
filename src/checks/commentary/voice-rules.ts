import type { CommentaryRule } from './rule.ts'
import { FAREWELLS, REFUSALS, SELVES } from './voices.ts'

/** What a model says in its own voice. */
export const voiceRules: CommentaryRule[] = [
  {
    name: 'self',
    level: 'error',
    message: 'A model speaks of itself.',
    where: 'sentence',
    phrases: SELVES,
    examples: {
      matches: [
        ['en', 'As an AI language model, I cannot judge this.'],
        ['en', 'The council met. As an AI, I do not have opinions.'],
        ['en', 'I am an AI assistant designed to translate.'],
        ['de', 'Als KI-Sprachmodell kann ich dazu nichts sagen.'],
        ['fr', "En tant qu'intelligence artificielle, je ne peux pas juger."],
        ['es', 'Como modelo de lenguaje, no puedo opinar.'],
        ['ru', 'Как языковая модель, я не имею мнения.'],
        ['hi', 'एक एआई भाषा मॉडल के रूप में, मैं राय नहीं दे सकता।'],
        ['zh', '作为一个人工智能语言模型，我无法判断。'],
        ['ja', '私はAI言語モデルとして、お答えできません。'],
      ],
      spares: [
        ['en', 'As an AI company, it spends billions on chips.'],
        ['en', 'As an AI researcher, she knows the risks.'],
        ['en', 'AI language models make mistakes, a study finds.'],
        ['en', 'As AI spreads, I worry, says the minister.'],
        ['de', 'Als KI-Forscherin warnt sie vor den Folgen.'],
        ['fr', "En tant qu'assistant du député, il gagnait 3 000 euros."],
        ['zh', '作为人工智能领域的领先者，该公司去年盈利。'],
        ['ja', 'AIとして初めて裁判に使われた。'],
      ],
    },
  },
  {
    name: 'refusal',
    level: 'error',
    message: 'A model refuses to answer.',
    where: 'sentence',
    phrases: REFUSALS,
    examples: {
      matches: [
        ['en', "I'm sorry, but I can't assist with that request."],
        ['en', 'I cannot translate this text.'],
        ['en', 'Please provide the full article.'],
        ['de', 'Es tut mir leid, aber ich kann diesen Text nicht übersetzen.'],
        ['fr', 'Je suis désolé, mais je ne peux pas traduire ce texte.'],
        ['es', 'Lo siento, pero no puedo ayudar con eso.'],
        ['pt', 'Desculpe, mas não posso ajudar com isso.'],
        ['ru', 'Извините, но я не могу помочь с этим запросом.'],
        ['zh', '很抱歉，我无法翻译这段文字。'],
        ['ja', '申し訳ありませんが、この文章を翻訳できません。'],
        ['ar', 'عذرًا، لا أستطيع ترجمة هذا النص.'],
        ['hi', 'मुझे खेद है, मैं इस पाठ का अनुवाद नहीं कर सकता।'],
      ],
      spares: [
        ['en', 'I’m sorry, but I can’t forgive him, she said.'],
        ['en', 'I cannot help but feel that we lost.'],
        ['en', '“I’m sorry, but I can’t help you,” the guard told her.'],
        ['en', 'I cannot provide for my family, says the miner.'],
        ['de', 'Leider kann ich das nicht bestätigen, sagt der Sprecher.'],
        ['es', 'Lo siento, no puedo más, dijo el jugador.'],
        ['zh', '很抱歉，比赛取消了，组织者说。'],
      ],
    },
  },
  {
    name: 'farewell',
    level: 'error',
    message: 'The answer takes its leave.',
    where: 'closing',
    phrases: FAREWELLS,
    examples: {
      matches: [
        ['en', 'The council met. Let me know if you need anything else!'],
        ['en', 'The council met.\n\nI hope this helps.'],
        ['en', 'The council met. Would you like me to shorten it?'],
        ['de', 'Der Rat tagte. Lassen Sie mich wissen, ob das passt.'],
        ['fr', 'Le conseil a siégé. N’hésitez pas à me demander plus.'],
        ['es', 'El consejo se reunió. Espero que esto te ayude.'],
        ['ru', 'Совет собрался. Дайте знать, если нужно что-то ещё.'],
        ['zh', '议会开会。希望这对您有帮助！'],
      ],
      spares: [
        ['en', 'The council met. “Let me know if you can come,” it wrote.'],
        ['en', 'The council let residents know if water was safe.'],
        ['en', 'She hopes it helps people to understand, said Mr Lind.'],
        ['de', 'Der Rat tagte. Ich hoffe, das war das letzte Mal, sagte sie.'],
      ],
    },
  },
]
