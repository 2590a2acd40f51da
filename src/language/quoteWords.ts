// The words by which mail programs in many languages announce quotes, forwarded mails, signatures and footers.
// Adding a language is adding its words; nothing here is a pattern.

/** Verbs of the line above a quote ("On Monday Ada wrote:"), lower case. */
export const WROTE = [
  'wrote', 'writes', 'said', 'schrieb', 'schreibt', 'a écrit', 'écrit', 'a écrit ', 'escribió', 'escribio', 'ha scritto', 'scrive', 'schreef', 'schreven',
  'napisał', 'napisał(a)', 'napisała', 'napisal', 'napsal', 'napsal(a)', 'napsala', 'escreveu', 'skrev', 'skreiv', 'kirjoitti', 'написал', 'написал(а)', 'написала', 'пишет', 'пише', 'написав',
  'yazdı', 'írta', 'a scris', 'έγραψε', 'menulis', 'đã viết', '写道', '寫道', 'のメール', '님이 작성', 'je napisao', 'napísal', 'rašė', 'kirjutas', 'va escriure', 'skrifaði',
] as const;

/** First words of such a line, lower case. */
export const ON = [
  'on', 'am', 'le', 'el', 'il', 'il giorno', 'in data', 'op', 'w dniu', 'dnia', 'em', 'no dia', 'den', 'på', 'dne', 'pe', 'la', 'în', 'στις', 'pada', 'vào', 'a',
] as const;

/** Header names of a copied mail head → what they say. */
const HEADER_NAMES = {
  from: ['from', 'von', 'de', 'da', 'van', 'od', 'från', 'fra', 'от', 'lähettäjä', 'expéditeur', 'remitente', 'mittente', 'afzender', 'nadawca', 'feladó', 'kimden', 'gönderen', 'avsändare', '发件人', '寄件者', '差出人', '보낸 사람', 'від', 'odesílatel', 'från/from'],
  date: ['sent', 'date', 'gesendet', 'datum', 'envoyé', 'envoyé le', 'enviado', 'enviado el', 'enviada em', 'enviado em', 'fecha', 'data', 'inviato', 'verzonden', 'wysłano', 'skickat', 'sendt', 'dato', 'отправлено', 'дата', 'lähetetty', 'päivämäärä', 'odesláno', 'küldve', 'gönderildi', 'tarih', 'message du', '发送时间', '日期', '送信日時', '보낸 날짜', 'when', 'trimis'],
  to: ['to', 'an', 'à', 'a', 'para', 'aan', 'do', 'till', 'til', 'кому', 'vastaanottaja', 'komu', 'címzett', 'kime', '收件人', '宛先', '받는 사람', 'pour', 'către'],
  cc: ['cc', 'copie à', 'bcc', 'kopie', 'kopia', 'copie', 'копия', '抄送', 'reply-to', 'antwort an', 'organization', 'newsgroups', 'importance', 'resent-from', 'message-id', 'attachments'],
  subject: ['subject', 'betreff', 'objet', 'asunto', 'oggetto', 'assunto', 'onderwerp', 'temat', 'ämne', 'emne', 'тема', 'aihe', 'předmět', 'tárgy', 'konu', '主题', '主旨', '件名', '제목', 'subiect', 'betrifft', 'sujet'],
} as const;

export type HeaderKind = keyof typeof HEADER_NAMES;

export const HEADER_KIND: ReadonlyMap<string, HeaderKind> = new Map(
  (Object.entries(HEADER_NAMES) as [HeaderKind, readonly string[]][]).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** What stands between the dashes of "-----Original Message-----" and its sisters, lower case. */
export const ORIGINAL = [
  'original message', 'forwarded message', 'forwarded by', 'original email', 'reply message', 'begin forwarded message', 'weitergeleitete nachricht', 'ursprüngliche nachricht', 'originalnachricht',
  "message d'origine", 'message d’origine', 'message original', 'message transféré', 'message initial', 'début du message', 'mensaje original', 'mensaje reenviado', 'messaggio originale', 'messaggio inoltrato', 'inizio messaggio inoltrato',
  'oorspronkelijk bericht', 'origineel bericht', 'doorgestuurd bericht', 'wiadomość oryginalna', 'oryginalna wiadomość', 'wiadomość przekazana', 'mensagem original', 'mensagem encaminhada', 'ursprungligt meddelande', 'originalmeddelande', 'vidarebefordrat',
  'oprindelig besked', 'oprindelig meddelelse', 'videresendt', 'opprinnelig melding', 'исходное сообщение', 'пересылаемое сообщение', 'alkuperäinen viesti', 'původní zpráva', 'eredeti üzenet', 'özgün ileti', '原始邮件', '转发的邮件', '元のメッセージ', '원본 메시지',
] as const;

/** First words of the line a phone or a mail program adds, lower case. */
export const SENT_FROM = [
  'sent from my', 'sent from a', 'sent from', 'sent via', 'sent with', 'sent by', 'sent using', 'get outlook for', 'get the', 'download outlook', 'von meinem', 'gesendet von', 'gesendet mit', 'gesendet aus', 'versendet mit', 'envoyé de', 'envoyé depuis', 'envoyé à partir', 'télécharger outlook', 'obtenez outlook',
  'enviado desde', 'enviado do', 'enviado de', 'enviado a partir', 'obtener outlook', 'obter o outlook', 'inviato da', 'ottieni outlook', 'scarica outlook', 'verstuurd vanaf', 'verzonden vanaf', 'outlook voor', 'wysłano z', 'wysłane z', 'pobierz outlook', 'skickat från', 'skaffa outlook', 'sendt fra', 'hent outlook', 'отправлено с', 'отправлено из', 'получить outlook', 'lähetetty', 'odesláno z', 'diese nachricht wurde von', '发自我的', '從我的', 'iphoneから送信', 'on the go', 'sent on the',
] as const;

/** Whole closing formulas, lower case without punctuation at the end; a closing line begins with one of them. */
export const CLOSINGS = [
  'regards', 'best regards', 'kind regards', 'warm regards', 'warmest regards', 'kindest regards', 'with regards', 'with best regards', 'with kind regards', 'many regards', 'rgds', 'best', 'all the best', 'best wishes', 'warm wishes', 'with best wishes', 'cheers', 'sincerely', 'sincerely yours', 'yours sincerely', 'yours truly', 'yours faithfully', 'yours',
  'respectfully', 'very respectfully', 'v/r', 'vr', 'r/', 'cordially', 'thanks', 'thank you', 'thx', 'tia', 'many thanks', 'thanks a lot', 'thanks so much', 'thank you so much', 'thank you very much', 'thanks again', 'thank you again', 'thanks in advance', 'thank you in advance', 'thanks and regards', 'thanks & regards', 'thanks and best regards', 'thanks for your help', 'thank you for your help', 'thanks for any help', 'take care', 'have a nice day', 'have a great day', 'have a good day', 'have a good one', 'hth', 'ciao', 'br', 'kr', 'mfg', 'lg', '73', '73s', 'talk soon', 'warmly', 'with thanks', 'with gratitude',
  'mit freundlichen grüßen', 'mit freundlichen gruessen', 'mit freundlichem gruß', 'freundliche grüße', 'viele grüße', 'viele gruesse', 'beste grüße', 'liebe grüße', 'schöne grüße', 'herzliche grüße', 'mit besten grüßen', 'grüße', 'gruß', 'gruss', 'vielen dank', 'danke',
  'cordialement', 'bien cordialement', 'bien à vous', 'meilleures salutations', 'salutations', 'sincères salutations', 'amicalement', 'bonne journée', 'merci', "merci d'avance", 'merci d’avance',
  'saludos', 'un saludo', 'saludos cordiales', 'un cordial saludo', 'atentamente', 'gracias', 'muchas gracias', 'cordiali saluti', 'distinti saluti', 'saluti', 'grazie', 'un saluto', 'met vriendelijke groet', 'met vriendelijke groeten', 'vriendelijke groet', 'groeten', 'groetjes', 'groet', 'mvg', 'bedankt',
  'pozdrawiam', 'z poważaniem', 'z wyrazami szacunku', 'atenciosamente', 'abraços', 'abraço', 'cumprimentos', 'com os melhores cumprimentos', 'obrigado', 'obrigada', 'med vänliga hälsningar', 'med vänlig hälsning', 'vänliga hälsningar', 'hälsningar', 'mvh', 'med venlig hilsen', 'venlig hilsen', 'hilsen', 'med vennlig hilsen', 'vennlig hilsen', 'с уважением', 'всего доброго', 'ystävällisin terveisin', 'terveisin', 's pozdravem', 'üdvözlettel', 'saygılarımla', '此致', '谢谢', '敬具',
] as const;

/** Said by list software and notification mails; a line that contains one belongs to the footer. Lower case. */
export const LIST_FOOTER = [
  'mailing list --', 'to unsubscribe send', 'to unsubscribe from this', 'unsubscribe from this list', 'unsubscribe:', 'click here to unsubscribe', 'you received this message because you are subscribed', 'you are receiving this because', "you're receiving this because", 'you are receiving this email because', 'reply to this email directly',
  'view it on github', 'manage your subscription', 'update your preferences', 'email preferences', 'manage preferences', '/mailman/listinfo', '/mailman3/', 'mailing list archive', 'list archives:', 'to stop receiving emails from it', 'view this email in your browser', 'view in browser', 'for more options, visit https://groups.google', 'to view this discussion on the web', 'to unsubscribe,', 'list-unsubscribe', 'mailing list subscription', 'manage your email settings', 'to opt out',
] as const;

/** Two of these in one paragraph make it a legal footer. Lower case. */
export const LEGAL = [
  'confidential', 'intended recipient', 'intended solely', 'intended only', 'sole use', 'legally privileged', 'privileged', 'unauthorized', 'unauthorised', 'disclosure', 'disseminat', 'notify the sender', 'contact the sender', 'received this e-mail in error', 'received this email in error', 'received this message in error', 'in error', 'delete it', 'permanently delete', 'delete this', 'strictly prohibited', 'computer virus', 'free of virus', 'may contain information', 'export control', 'any attachments', 'addressee', 'not necessarily reflect',
  'vertraulich', 'irrtümlich', 'unbefugte', 'vernichten sie', 'bestimmungsgemäß', 'confidentiel', 'destinataire', 'par erreur', 'confidencial', 'destinatario', 'por error', 'riservat', 'per errore', 'a terzi', 'destinatari', 'messaggio', 'distrugge', 'vertrouwelijk', 'geadresseerde', 'poufne', 'adresat', 'konfidentiell', 'fortrolig', 'конфиденциальн',
] as const;

/** Marks of a contact line in a signature: phone, address, web. Lower case. */
export const CONTACT = [
  'tel:', 'tel.', 'tel ', 'phone', 'mobile', 'fax', 'cell:', 'office:', 'direct:', 'www.', 'http://', 'https://', 'mailto:', 'gmbh', ' inc.', ' ltd', ' llc', 'engineer', 'manager', 'director', 'university', 'professor', 'department', 'dept', 'ph.d', 'phd', 'ceo', 'cto', 'founder', 'consultant', 'developer', 'analyst', 'specialist', 'scientist', 'street', 'avenue', 'strasse', 'straße', 'suite', 'p.o. box', 'linkedin', 'twitter', 'skype', 'e-mail', 'email:', 'telefon', 'mobil', 'téléphone', 'tél', 'cell ',
] as const;
