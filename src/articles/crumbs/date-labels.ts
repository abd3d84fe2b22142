import { oneOf } from './one-of.ts'

/** Sources of regular expressions (flags `iu`). Before the date of a page in English: */
export const PUBLISHED_IN_ENGLISH =
  '(?:(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?)'

/** The same where dates begin with the day, and in Chinese and Japanese: */
export const PUBLISHED_ABROAD = oneOf(`
  stand
  (?:zuletzt )?(?:veröffentlicht|aktualisiert|erschienen|erstellt)(?: am)?
  (?:publiée?|mise? à jour|modifiée?|parue?|mis en ligne)(?: le)?
  (?:dernière )?mise à jour
  (?:publicad[oa]|actualizad[oa])(?: el)?
  (?:última actualización|fecha de publicación)
  (?:pubblicat[oa]|aggiornat[oa]|modificat[oa])(?: il)?
  (?:ultimo aggiornamento|ultima modifica|data di pubblicazione)
  (?:publicad[oa]|atualizad[oa])(?: em| a)
  atualizad[oa]
  (?:última atualização|data de publicação)
  (?:gepubliceerd|bijgewerkt|geplaatst|laatst gewijzigd)(?: op)?
  (?:laatste update|publicatiedatum)
  (?:opublikowano|zaktualizowano|data publikacji|publikacja|(?:ostatnia )?aktualizacja)
  (?:опубликован[оа]?|обновлен[оа]?|обновлён|дата публикации|последнее обновление)
  (?:(?:son )?güncelleme|güncellenme|yayınlan?ma|yayın|giriş)(?: tarihi)?
  (?:تم )?(?:ال)?نُ?شر(?:ت)?(?: في| بتاريخ)?
  تاريخ النشر
  (?:آخر|اخر|تم ال)\\s?تحديث(?: في)?
  شائع(?: شدہ)?
  (?:تاریخ |آخری )?(?:اشاعت|اپ ڈیٹ)
  (?:प्रकाशित|अपडेटेड|अपडेट किया गया|अंतिम अपडेट|प्रकाशन तिथि)
  (?:公開|更新|配信|掲載|投稿|最終更新)(?:日時|日)?
  (?:发布|发表|更新|發布|發佈|發表)(?:时间|時間|日期|于|於)?`)

/** Behind the date of a page, in Japanese: */
export const PUBLISHED_BEHIND = '(?:公開|更新|配信|掲載|投稿)'

const NUMBER = '(?:\\p{Nd}{1,2}|an?|eine[rmn]?|une?|un[ao]?|uma?|een|jeden|jedną|bir|(?:około )?\\p{Nd}{1,2})'

/** How long ago something was: */
export const TIME_AGO = oneOf(`
  ${NUMBER} (?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s? ago
  vor ${NUMBER} (?:sekunde|minute|stunde|tag|tage|woche|monat|monate|jahr|jahre)n?
  il y a ${NUMBER} (?:seconde|minute|heure|jour|semaine|mois|an)s?
  hace ${NUMBER} (?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?
  ${NUMBER} (?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa
  há ${NUMBER} (?:segundo|minuto|hora|dia|semana|mês|mese|ano)s?
  ${NUMBER} (?:seconden?|minuut|minuten|uur|dag|dagen|week|weken|maand|maanden|jaar) geleden
  ${NUMBER} (?:sekund\\p{L}?|minut\\p{L}?|godzin\\p{L}?|dni|dzień|tygodni\\p{L}?|tydzień|miesi\\p{L}{2,3}) temu
  (?:\\p{Nd}{1,2} )?(?:секунд\\p{L}?|минут\\p{L}?|час(?:а|ов)?|день|дня|дней|недел\\p{L}|месяц(?:а|ев)?) назад
  ${NUMBER} (?:saniye|dakika|saat|gün|hafta|ay|yıl) önce
  (?:منذ|قبل) (?:\\p{Nd}{1,2} )?(?:ثانية|ثواني|ثوان|دقيقة|دقائق|دقيقتين|ساعة|ساعات|ساعتين|يوم|أيام|يومين|أسبوع|أسابيع|شهر|أشهر)
  \\p{Nd}{1,2} (?:سیکنڈ|منٹ|گھنٹے|گھنٹہ|دن|ہفتے|ماہ) (?:پہلے|قبل)
  \\p{Nd}{1,2} (?:सेकंड|मिनट|घंटे|घंटा|दिन|हफ्ते|महीने) पहले
  \\p{Nd}{1,2}\\s?(?:秒|分|分钟|分鐘|時間|小时|小時|日|天|週間|周|か月|个月)前`)
