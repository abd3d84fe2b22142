import { oneOf } from './one-of.ts'

/** Sources of regular expressions (flags `iu`). What one presses in a newsletter: */
export const MAIL_WORDS = oneOf(`
  (?:view|read|open|see) (?:(?:this (?:e-?mail|message|newsletter)|it) )?(?:online|in (?:your|a|the)? ?(?:web )?browser)
  unsubscribe(?: here| from this list)?
  (?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)
  forward (?:this )?to a friend
  im browser (?:ansehen|anzeigen|öffnen)
  newsletter (?:abbestellen|abmelden)
  vom newsletter abmelden
  (?:voir|afficher) (?:cet e-?mail |ce message |la newsletter )?(?:en ligne|dans (?:le|votre) navigateur)
  (?:se (?:désabonner|désinscrire)|gérer (?:vos|mes) préférences)
  ver (?:este correo |este mensaje )?en (?:el|tu|su) navegador
  (?:darse de baja|cancelar (?:la )?suscripción|gestionar preferencias)
  (?:visualizza|apri) (?:questa e-?mail )?nel browser
  (?:annulla l[’']iscrizione|disiscriviti|cancellati)
  ver (?:este e-?mail )?no (?:seu )?navegador
  (?:cancelar (?:a )?(?:inscrição|assinatura)|descadastrar)
  (?:bekijk in (?:je|uw) browser|afmelden)
  (?:zobacz w przeglądarce|wypisz się)
  (?:открыть|посмотреть|читать) (?:письмо )?в браузере
  отписаться(?: от рассылки)?
  tarayıcıda (?:görüntüle|aç)
  abonelikten çık
  ブラウザで(?:表示|見る|開く)(?:する)?
  配信(?:停止|解除)
  (?:عرض|افتح) (?:هذه الرسالة |الرسالة )?في المتصفح
  إلغاء الاشتراك`)

/** Before the reason why somebody was sent a mail: */
export const MAIL_REASON = oneOf(`
  you(?:[’']re| are) (?:receiving|getting) this (?:e-?mail|newsletter|message) (?:because|as)\\s
  this (?:e-?mail|newsletter|message) was sent to (?=[^@]{1,80}@)
  sie erhalten (?:diese e-?mail|diesen newsletter),? weil\\s
  vous recevez (?:cet e-?mail|cette newsletter|ce message) (?:car|parce)\\s
  (?:recibes?|ha recibido) este (?:correo|mensaje|boletín) porque\\s
  (?:ricevi|hai ricevuto) questa (?:e-?mail|newsletter) perch[eé]\\s
  você (?:está recebendo|recebeu) (?:este e-?mail|esta newsletter) porque\\s
  вы получили это письмо, потому что\\s
  bu e-?postayı .{1,40} aldınız
  تلقيت هذه الرسالة لأنك\\s`)
