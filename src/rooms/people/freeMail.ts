// Mail domains that everybody can get an address at: free mail, throw-away mail, and internet providers.
// An address there says nothing about where its owner works. Compiled from the providers' own pages and common knowledge.

const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Providers with one name under many countries (yahoo.co.jp, hotmail.fr): the first label decides. */
export const FREE_MAIL_BRANDS: ReadonlySet<string> = new Set(split('yahoo ymail rocketmail hotmail outlook live msn gmx googlemail gmail aol aim protonmail mailinator yandex tutanota'));

export const FREE_MAIL: ReadonlySet<string> = new Set(split(`
  icloud.com me.com mac.com proton.me pm.me tuta.com tuta.io tutamail.com keemail.me fastmail.com fastmail.fm fastmail.net fastmail.org sent.com messagingengine.com
  zoho.com zohomail.com zohomail.eu mail.com email.com usa.com post.com consultant.com engineer.com europe.com asia.com myself.com techie.com writeme.com iname.com
  inbox.com inbox.lv inbox.ru hushmail.com hush.com hushmail.me lavabit.com runbox.com posteo.de posteo.net posteo.org mailbox.org disroot.org riseup.net autistici.org
  startmail.com countermail.com mailfence.com kolabnow.com hey.com duck.com mozmail.com privaterelay.appleid.com simplelogin.com anonaddy.com addy.io skiff.com
  mail.ru bk.ru list.ru internet.ru rambler.ru lenta.ru ro.ru autorambler.ru myrambler.ru ya.ru narod.ru ukr.net i.ua meta.ua bigmir.net
  qq.com foxmail.com 163.com 126.com yeah.net 188.com sina.com sina.cn sohu.com aliyun.com tom.com 21cn.com 139.com 189.cn wo.cn vip.qq.com
  naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp au.com nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp excite.co.jp
  rediffmail.com rediff.com sify.com indiatimes.com in.com
  web.de freenet.de t-online.de arcor.de vodafone.de vodafonemail.de online.de onlinehome.de 1und1.de kabelmail.de unitybox.de netcologne.de ewetel.net ewe.net gmx-topmail.de email.de mail.de
  lycos.de lycos.com lycos.co.uk caramail.com smart-mail.de freemail.de alice.de alice-dsl.net alice.it o2online.de o2mail.de versanet.de osnanet.de
  bluewin.ch sunrise.ch hispeed.ch swissonline.ch vtxmail.ch aon.at chello.at utanet.at inode.at liwest.at kabsi.at
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr club-internet.fr numericable.fr bbox.fr noos.fr aliceadsl.fr cegetel.net voila.fr dbmail.com
  libero.it virgilio.it tiscali.it tin.it inwind.it iol.it tim.it fastwebnet.it email.it poste.it katamail.com supereva.it pec.it
  telefonica.net terra.es ono.com movistar.es wanadoo.es orange.es euskaltel.net telefonica.com.ar arnet.com.ar fibertel.com.ar speedy.com.ar ciudad.com.ar
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com oi.com.br zipmail.com.br superig.com.br sapo.pt clix.pt iol.pt netcabo.pt mail.pt
  prodigy.net.mx terra.com terra.com.mx terra.cl vtr.net entelchile.net cantv.net une.net.co etb.net.co
  ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl quicknet.nl casema.nl chello.nl upcmail.nl xs4all.nl zonnet.nl tele2.nl telfort.nl solcon.nl caiway.nl online.nl
  telenet.be skynet.be proximus.be scarlet.be belgacom.net voo.be pandora.be
  telia.com tele2.se bredband.net comhem.se spray.se glocalnet.net bahnhof.se passagen.se swipnet.se home.se
  online.no broadpark.no frisurf.no getmail.no telenor.no c2i.net lyse.net
  stofanet.dk mail.dk tdcadsl.dk mail.tele.dk youmail.dk jubii.dk ofir.dk webspeed.dk
  kolumbus.fi elisanet.fi saunalahti.fi luukku.com suomi24.fi pp.inet.fi welho.com
  btinternet.com btopenworld.com bt.com talktalk.net talk21.com tiscali.co.uk ntlworld.com virginmedia.com virgin.net blueyonder.co.uk sky.com plusnet.com plus.com zen.co.uk
  o2.co.uk orange.net freeserve.co.uk fsmail.net wanadoo.co.uk demon.co.uk dsl.pipex.com pipex.com supanet.com madasafish.com eircom.net iol.ie indigo.ie
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net snet.net flash.net nvbell.net prodigy.net wans.net charter.net spectrum.net
  cox.net earthlink.net mindspring.com juno.com netzero.net netzero.com optonline.net optimum.net roadrunner.com rr.com twc.com windstream.net centurylink.net centurytel.net
  embarqmail.com q.com qwest.net frontier.com frontiernet.net suddenlink.net cableone.net sonic.net rcn.com wowway.com tds.net consolidated.net hughes.net excite.com
  netscape.net netscape.com compuserve.com cs.com peoplepc.com usa.net lycosmail.com hotmail.co.uk bigfoot.com care2.com pobox.com ieee.org acm.org
  rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca cogeco.ca cogeco.net eastlink.ca sasktel.net mts.net nb.sympatico.ca distributel.net teksavvy.com
  bigpond.com bigpond.net.au telstra.com optusnet.com.au iinet.net.au tpg.com.au internode.on.net westnet.com.au dodo.com.au ozemail.com.au adam.com.au aapt.net.au
  xtra.co.nz slingshot.co.nz orcon.net.nz paradise.net.nz clear.net.nz ihug.co.nz vodafone.co.nz
  mweb.co.za telkomsa.net webmail.co.za vodamail.co.za iafrica.com absamail.co.za
  wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.fm poczta.onet.pl gazeta.pl tlen.pl vp.pl neostrada.pl buziaczek.pl autograf.pl
  seznam.cz email.cz post.cz centrum.cz volny.cz atlas.cz quick.cz tiscali.cz azet.sk centrum.sk zoznam.sk pobox.sk post.sk
  freemail.hu citromail.hu t-online.hu indamail.hu vipmail.hu chello.hu abv.bg mail.bg dir.bg gbg.bg
  clicknet.ro rdslink.ro home.ro k.ro eunet.rs ptt.rs sbb.rs net.hr inet.hr siol.net amis.net volja.net t-2.net
  otenet.gr hol.gr forthnet.gr freemail.gr in.gr pathfinder.gr cytanet.com.cy
  mynet.com superonline.com ttmail.com ttnet.net.tr walla.co.il walla.com netvision.net.il bezeqint.net 012.net.il zahav.net.il nana.co.il
  mail.ee hot.ee online.ee apollo.lv takas.lt centras.lt one.lt
  singnet.com.sg starhub.net.sg pacific.net.sg streamyx.com tm.net.my pchome.com.tw hinet.net seed.net.tw netvigator.com hkbn.net pldtdsl.net
  guerrillamail.com sharklasers.com 10minutemail.com temp-mail.org tempmail.com trashmail.com trashmail.de yopmail.com maildrop.cc dispostable.com spamgourmet.com getnada.com
  discard.email throwawaymail.com fakeinbox.com mintemail.com mailnesia.com mailcatch.com spam4.me moakt.com
  groups.io googlegroups.com
`));
