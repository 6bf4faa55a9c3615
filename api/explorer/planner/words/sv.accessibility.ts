/** The accessibility statement in Swedish. */

export const accessibilitySv = {
  accessibility: {
    intro:
      'Den här sidan ska kunna användas av alla. Redogörelsen beskriver hur den följer lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du rapporterar nya.',
    howTitle: 'Hur tillgänglig är sidan?',
    how: 'Sidan är byggd för att uppfylla kraven i WCAG 2.1 på nivå AA. Allt som syns i bilden finns också i tabellen, allt går att nå med tangentbordet, och sidan följer din inställning för ljus eller mörk färgskala och för minskad rörelse.',
    knownTitle: 'Kända brister',
    known: [
      'Bilden av nätverket är en yta som ritas. Skärmläsare får i stället en lista över aktörerna och deras kopplingar, och tabellen.',
      'I nätverk med många aktörer skrivs inte alla namn ut i bilden. Zooma in, peka, gå med piltangenterna eller öppna tabellen.',
      'Planens text, namn och citat finns på svenska även när sidan visas på engelska. De är märkta som svenska.',
      'Registrets API-sida (GraphiQL) är ett verktyg för utvecklare och omfattas inte av den här redogörelsen.',
    ],
    reportTitle: 'Rapportera brister',
    report: 'Hittar du något som inte fungerar för dig? Hör av dig till',
    noContact:
      'Den som driver registret har inte angett någon adress för felrapporter. Vänd dig till den kommun eller organisation som visar sidan.',
    supervisionTitle: 'Tillsyn',
    supervision:
      'Myndigheten för digital förvaltning ansvarar för tillsynen. Är du inte nöjd med hur din rapport har hanterats kan du anmäla det på',
    testedTitle: 'Hur sidan är prövad',
    tested:
      'Varje version prövas automatiskt i webbläsare: med axe i alla vyer, i ljus och mörk färgskala, med enbart tangentbord och vid 320 bildpunkters bredd. Prövningen är gjord av dem som utvecklar registret. Personer med funktionsnedsättning har ännu inte prövat sidan.',
  },
}
