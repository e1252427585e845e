#include "services/casework/messages.h"

#include "services/casework/documents/messages.h"
#include "services/casework/imports/messages.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace polku::casework {

namespace {

// Sorted by code.
constexpr domain::Message kCaseworkMessages[] = {
    {"already_responsible", "Tämä tiimi vastaa jo asiakkuudesta. Valitse toinen tiimi.",
     "Detta team ansvarar redan för ärendet. Välj ett annat team.",
     "This team is responsible for the case already. Choose another team."},
    {"another_case_open",
     "Asiakkaalla on jo toinen avoin asiakkuus samassa palvelussa. Jatka siinä, tai päätä se ensin.",
     "Klienten har redan ett annat öppet ärende i samma tjänst. Fortsätt i det eller avsluta det först.",
     "The client has another open case in the same service already. Go on in that one, or close it first."},
    {"appointment_already_settled",
     "Tapaaminen on jo siirretty, peruttu tai sen läsnäolo on kirjattu, joten sitä ei voi enää muuttaa.",
     "Mötet har redan flyttats eller avbokats, eller så har närvaron registrerats. Det kan inte längre ändras.",
     "The appointment has been moved or cancelled, or its attendance has been recorded. It cannot be changed any "
     "more."},
    {"appointment_not_begun", "Tapaaminen ei ole vielä alkanut. Läsnäolon voi kirjata, kun se on alkanut.",
     "Mötet har inte börjat ännu. Närvaron kan registreras när det har börjat.",
     "The appointment has not begun yet. Attendance can be recorded once it has."},
    {"case_closed", "Asiakkuus on päättynyt, joten sitä ei voi enää muuttaa.",
     "Ärendet är avslutat och kan inte längre ändras.", "The case is closed and cannot be changed any more."},
    {"case_has_open_items",
     "Asiakkuudessa on vielä avointa. Päätä avoimet tehtävät, tapaamiset, siirrot ja hyväksynnät ennen sen "
     "päättämistä.",
     "Det finns fortfarande öppet i ärendet. Avsluta öppna uppgifter, möten, överföringar och godkännanden först.",
     "There is something open in the case. End open tasks, appointments, handovers and agreements before closing it."},
    {"case_is_open", "Asiakkuus on jo avoinna.", "Ärendet är redan öppet.", "The case is open already."},
    {"case_named_twice", "Sama asiakkuus on pyynnössä kahdesti. Nimeä se kerran.",
     "Samma ärende finns två gånger i begäran. Ange det en gång.",
     "The request names the same case twice. Name it once."},
    {"client_merged_already",
     "Toinen tiedoista on jo yhdistetty toiseen asiakkaaseen. Yhdistä siihen, tai pura ensin aiempi yhdistäminen.",
     "Den ena posten är redan sammanslagen med en annan klient. Slå ihop med den, eller upphäv först den tidigare "
     "sammanslagningen.",
     "One of the records is merged with another client already. Merge with that one, or undo the earlier merge first."},
    {"commissioner_stays", "Palvelun tilaaja pysyy asiakkuudessa niin kauan kuin se on avoinna.",
     "Tjänstens beställare hör till ärendet så länge det är öppet.",
     "The commissioner stays in the case as long as it is open."},
    {"consent_already_withdrawn", "Suostumus on jo peruttu.", "Samtycket har redan återkallats.",
     "The consent has been withdrawn already."},
    {"emergency_already_open",
     "Asiakkaan tiedot ovat sinulle jo auki hätätilanteen vuoksi. Uuden voit avata, kun edellinen on päättynyt.",
     "Klientens uppgifter är redan öppna för dig på grund av en nödsituation. Du kan öppna en ny när den förra har "
     "upphört.",
     "The client's data are open to you already because of an emergency. You can open another when it has ended."},
    {"emergency_already_reviewed", "Hätätilanteen käyttö on jo tarkistettu.", "Nödåtkomsten har redan granskats.",
     "The emergency access has been reviewed already."},
    {"emergency_not_open", "Tiedot eivät ole enää auki.", "Uppgifterna är inte längre öppna.",
     "The data are not open any more."},
    {"emergency_reason_used",
     "Olet jo avannut asiakkaan tiedot samalla perustelulla. Kirjoita, mitä nyt on tapahtunut.",
     "Du har redan öppnat klientens uppgifter med samma motivering. Skriv vad som har hänt nu.",
     "You have opened this client's data with the same reason before. Write what has happened now."},
    {"emergency_still_open", "Tiedot ovat vielä auki. Päätä avaus tai odota sen päättymistä ennen tarkistusta.",
     "Uppgifterna är fortfarande öppna. Avsluta åtkomsten eller vänta tills den upphör före granskningen.",
     "The data are still open. End the access, or wait until it ends, before the review."},
    {"emergency_tries_used",
     "Olet avannut tietoja hätätilanteessa niin monta kertaa kuin vuorokaudessa voi. Soita hätänumeroon 112 tai "
     "esihenkilöllesi.",
     "Du har öppnat uppgifter i nödsituationer så många gånger som det är möjligt under ett dygn. Ring nödnumret 112 "
     "eller din chef.",
     "You have opened data in emergencies as many times as one may in 24 hours. Call 112 or your supervisor."},
    {"ends_before_it_begins", "Tapaaminen päättyy ennen alkuaan. Korjaa kellonajat.",
     "Mötet slutar innan det börjar. Rätta klockslagen.", "The appointment ends before it begins. Correct the times."},
    {"ends_before_start", "Viimeinen päivä on ennen ensimmäistä päivää.", "Den sista dagen är före den första dagen.",
     "The last day is before the first day."},
    {"handover_already_accepted", "Siirto on jo hyväksytty, joten sitä ei voi enää muuttaa.",
     "Överföringen har redan godkänts och kan inte längre ändras.",
     "The handover has been accepted already and cannot be changed any more."},
    {"handover_already_declined", "Siirto on jo hylätty. Lähettäjä voi ehdottaa uutta siirtoa.",
     "Överföringen har redan avböjts. Avsändaren kan föreslå en ny överföring.",
     "The handover has been declined already. The sender can propose another."},
    {"handover_already_expired", "Siirron vastausaika on päättynyt. Lähettäjä voi ehdottaa uutta siirtoa.",
     "Svarstiden för överföringen har gått ut. Avsändaren kan föreslå en ny överföring.",
     "The time to answer the handover has passed. The sender can propose another."},
    {"handover_already_open", "Asiakkuudesta on jo avoin siirtoehdotus. Odota vastausta tai peru ehdotus ennen uutta.",
     "Det finns redan ett öppet förslag om överföring av ärendet. Vänta på svar eller återkalla förslaget före ett "
     "nytt.",
     "A handover of this case waits for its answer. Wait for the answer, or withdraw it before proposing another."},
    {"handover_already_withdrawn", "Lähettäjä on jo perunut siirtoehdotuksen.",
     "Avsändaren har redan återkallat förslaget om överföring.", "The sender has withdrawn the handover already."},
    {"handover_blocked_by_consent",
     "Vastaanottajalla ei ole enää perustetta saada niitä tietoja, joita siirto koskee, joten siirtoa ei voi hyväksyä. "
     "Sen voi hylätä tai perua.",
     "Mottagaren har inte längre någon grund för att få de uppgifter som överföringen gäller, så den kan inte "
     "godkännas. Den kan avböjas eller återkallas.",
     "The receiver has no ground any more for the data that the handover is about, so it cannot be accepted. It can be "
     "declined or withdrawn."},
    {"handover_items_block", "Siirtoa ei voi ottaa vastaan ennen kuin nämä on tehty valmiiksi: {items}.",
     "Överföringen kan inte tas emot förrän dessa har slutförts: {items}.",
     "The handover cannot be accepted before these are finished: {items}."},
    {"handover_moved_on",
     "Vastuu asiakkuudesta on siirtynyt tämän siirron jälkeen, joten siirtoa ei voi enää palauttaa.",
     "Ansvaret för ärendet har gått vidare efter denna överföring, så den kan inte längre återsändas.",
     "The responsibility for the case has moved on since this handover, so it cannot be returned any more."},
    {"handover_not_accepted", "Vain vastaanotetun siirron voi palauttaa. Avoimesta siirrosta voi kieltäytyä.",
     "Bara en mottagen överföring kan återsändas. En öppen överföring kan avböjas.",
     "Only an accepted handover can be returned. An open one can be declined."},
    {"handover_not_proposed", "Siirtoa ei ole vielä ehdotettu.", "Överföringen har inte föreslagits ännu.",
     "The handover has not been proposed yet."},
    {"in_the_past", "Päivä ei voi olla menneisyydessä.", "Dagen kan inte ligga i det förflutna.",
     "The day cannot be in the past."},
    {"item_has_its_fate", "Tämän kohdan siirtymistä ei voi valita.", "Man kan inte välja vad som sker med denna punkt.",
     "What happens to this item cannot be chosen."},
    {"merge_proposed_already", "Yhdistämistä on jo ehdotettu, ja se odottaa toisen henkilön vahvistusta.",
     "Sammanslagningen har redan föreslagits och väntar på en annan persons bekräftelse.",
     "The merge has been proposed already and waits for another person's confirmation."},
    {"merge_state", "Yhdistämisestä on jo päätetty.", "Beslut om sammanslagningen har redan fattats.",
     "The merge has been decided already."},
    {"merge_with_itself", "Valitse kaksi eri asiakasta.", "Välj två olika klienter.", "Choose two different clients."},
    {"newer_merge_first", "Samaan asiakkaaseen on yhdistetty myöhemmin toinen. Pura se ensin.",
     "En annan har senare slagits ihop med samma klient. Upphäv den först.",
     "Another was merged into the same client later. Undo that one first."},
    {"no_ground_to_record", "Sinulla ei ole perustetta kirjata tämän tietoluokan tietoja.",
     "Du har ingen grund för att registrera uppgifter i denna informationskategori.",
     "You have no ground to record data of this information category."},
    {"no_ground_to_share",
     "Organisaatiolla ei ole perustetta saada tietoja tästä asiakkuudesta. Valitse organisaatio, jolla on siihen "
     "laissa tai "
     "sopimuksessa peruste.",
     "Organisationen har ingen grund för att få uppgifter om detta ärende. Välj en organisation som har en grund i lag "
     "eller avtal.",
     "The organisation has no ground to know of this case. Choose one that has a ground by law or contract."},
    {"no_identity_code", "Asiakkaan henkilötunnusta ei ole tiedossa.", "Klientens personbeteckning är inte känd.",
     "The client's personal identity code is not known."},
    {"no_open_cases", "Tiimillä ei ole avoimia asiakkuuksia siirrettäväksi.",
     "Teamet har inga öppna ärenden att överföra.", "The team has no open cases to hand over."},
    {"no_open_disagreement", "Tästä palautuksesta ei ole avointa erimielisyyttä.",
     "Det finns ingen öppen oenighet om denna återsändning.", "There is no open disagreement about this return."},
    {"no_such_client", "Asiakasta ei ole organisaatiosi tiedossa.", "Klienten är inte känd för er organisation.",
     "The client is not known to your organisation."},
    {"no_such_item", "Kohtaa ei enää ole avoimena. Hae tuore tilanne.",
     "Punkten är inte längre öppen. Hämta den aktuella situationen.",
     "The item is not open any more. Fetch the present situation."},
    {"no_such_plan_type", "Tällaista suunnitelmaa ei voi nyt valita. Valitse jokin luettelosta.",
     "En sådan plan kan inte väljas nu. Välj en ur förteckningen.",
     "There is no such type of plan to choose now. Choose one of the list."},
    {"not_a_code", "Kirjoita tunnus pienin kirjaimin a–z, numeroin ja alaviivoin.",
     "Skriv koden med små bokstäver a–z, siffror och understreck.",
     "Write the code in small letters a to z, digits and underscores."},
    {"not_a_share_rule", "Valitse organisaation laji ja tietoluokka, esimerkiksi kela.basic.",
     "Välj slag av organisation och informationskategori, till exempel kela.basic.",
     "Choose a kind of organisation and a category, such as kela.basic."},
    {"not_a_team_of_the_organisation", "Tiimi ei kuulu valittuun organisaatioon. Valitse jokin sen tiimeistä.",
     "Teamet hör inte till den valda organisationen. Välj ett av dess team.",
     "The team is not of the chosen organisation. Choose one of its teams."},
    {"not_asked_to_agree", "Organisaatioltasi ei ole pyydetty hyväksyntää tähän suunnitelman versioon.",
     "Er organisation har inte ombetts godkänna denna version av planen.",
     "Your organisation was not asked to agree on this version of the plan."},
    {"not_in_the_case", "Organisaatio ei ole mukana tässä asiakkuudessa. Valitse jokin sen osapuolista.",
     "Organisationen deltar inte i detta ärende. Välj en av dess parter.",
     "The organisation takes no part in this case. Choose one of its parties."},
    {"not_in_the_team",
     "Henkilö ei työskentele valitussa organisaatiossa ja tiimissä. Valitse joku sen työntekijöistä.",
     "Personen arbetar inte i den valda organisationen och teamet. Välj någon som arbetar där.",
     "The person does not work in the chosen organisation and team. Choose somebody who does."},
    {"not_your_appointment",
     "Tapaamista voi muuttaa sen pitäjä, sen sopinut organisaatio tai asiakkuudesta vastaava. Sovi muutoksesta heidän "
     "kanssaan.",
     "Mötet kan ändras av den som håller det, av organisationen som bokade det eller av den som ansvarar för ärendet. "
     "Kom överens med dem om ändringen.",
     "An appointment is changed by who holds it, by the organisation that made it or by who answers for the case. "
     "Agree on the change with them."},
    {"not_your_case", "Asiakkuus on toisen työntekijän. Sen voi antaa toiselle hän itse, tiimin vetäjä tai esihenkilö.",
     "Ärendet är en annan medarbetares. Det kan ges vidare av hen själv, teamledaren eller chefen.",
     "The case is somebody else's. They, the team's lead or a supervisor can give it to another."},
    {"not_your_note", "Muistiinpanon voi korjata vain sen kirjoittanut organisaatio. Kirjoita oma muistiinpano.",
     "En anteckning kan rättas bara av organisationen som skrev den. Skriv en egen anteckning.",
     "A note is corrected only by the organisation that wrote it. Write a note of your own."},
    {"not_your_organisations_item",
     "Vain vastuussa oleva organisaatio voi muuttaa tätä kohtaa. Sovi muutoksesta sen kanssa.",
     "Bara den organisation som ansvarar för denna punkt kan ändra den. Kom överens med den om ändringen.",
     "Only the organisation that is accountable for this item can change it. Agree on the change with it."},
    {"not_your_part_in_this_handover", "Osuutesi tässä siirrossa ei oikeuta tähän.",
     "Din del i denna överföring berättigar inte till detta.", "Your part in this handover does not allow this."},
    {"not_your_task",
     "Tehtävää voi muuttaa sen tekijä, sen kirjannut organisaatio tai asiakkuudesta vastaava. Sovi muutoksesta heidän "
     "kanssaan.",
     "Uppgiften kan ändras av den som utför den, av organisationen som registrerade den eller av den som ansvarar för "
     "ärendet. Kom överens med dem om ändringen.",
     "A task is changed by who does it, by the organisation that recorded it or by who answers for the case. Agree on "
     "the change with them."},
    {"not_yours_to_disclose",
     "Tämä tietoluokka ei ole organisaatiosi omaa tietoa. Suostumuksen sen luovuttamiseen kirjaa asiakas, "
     "asiakkuudesta "
     "vastaava tai palvelun tilaaja.",
     "Denna informationskategori är inte er organisations egen. Klienten, den som ansvarar för ärendet eller tjänstens "
     "beställare registrerar samtycket.",
     "This category is not your organisation's own. The client, who answers for the case or the buyer records the "
     "consent."},
    {"number_taken",
     "Organisaatiosi toisella asiakkaalla on jo tämä numero. Tarkista numero, tai jos he ovat sama henkilö, ehdota "
     "yhdistämistä.",
     "En annan klient hos din organisation har redan detta nummer. Kontrollera numret, eller föreslå en sammanslagning "
     "om de är samma person.",
     "Another client of your organisation has this number already. Check the number, or propose a merge when they are "
     "one person."},
    {"own_emergency", "Et voi tarkistaa omaa hätätilannettasi. Sen tarkistaa toinen tietosuojavastaava.",
     "Du kan inte granska din egen nödåtkomst. Ett annat dataskyddsombud granskar den.",
     "You cannot review your own emergency access. Another data-protection contact reviews it."},
    {"own_merge", "Ehdotit yhdistämistä itse. Toisen henkilön on vahvistettava se.",
     "Du föreslog sammanslagningen själv. En annan person måste bekräfta den.",
     "You proposed the merge yourself. Another person must confirm it."},
    {"party_already_in_case", "Tiimi on jo mukana tässä asiakkuudessa.", "Teamet deltar redan i detta ärende.",
     "The team takes part in this case already."},
    {"person_without_organisation",
     "Asiakkaan omalla tehtävällä ei ole tekijää organisaatiossa. Valitse henkilön organisaatio tai poista henkilö.",
     "Klientens egen uppgift utförs inte av någon i en organisation. Välj personens organisation eller ta bort "
     "personen.",
     "A task of the client is done by nobody in an organisation. Choose the person's organisation, or remove the "
     "person."},
    {"plan_already_in_review",
     "Suunnitelman versio odottaa jo hyväksyntöjä. Odota vastauksia tai peru pyyntö ennen uutta.",
     "En version av planen väntar redan på godkännanden. Vänta på svaren eller återta begäran före en ny.",
     "A version of the plan waits for agreement already. Wait for the answers, or take the request back first."},
    {"plan_content_client_task", "Suunnitelmassa ei ole asiakkaan omaa tehtävää. Lisää se tehtäviin.",
     "Planen saknar klientens egen uppgift. Lägg till den bland uppgifterna.",
     "The plan has no task of the client's own. Add one to the tasks."},
    {"plan_content_goal", "Suunnitelmassa ei ole avointa tavoitetta. Lisää tavoite.",
     "Planen saknar ett öppet mål. Lägg till ett mål.", "The plan has no open goal. Add a goal."},
    {"plan_content_measure", "Tavoitteelta puuttuu, mistä tiedetään, että se on saavutettu.",
     "Det framgår inte hur man vet att målet är nått.", "The goal does not say how we know that it is reached."},
    {"plan_content_named_worker", "Asiakkuudella ei ole nimettyä työntekijää. Nimeä hänet asiakkuuden sivulla.",
     "Ärendet saknar en namngiven arbetstagare. Namnge hen på ärendets sida.",
     "The case has no named worker. Name one on the page of the case."},
    {"plan_content_service", "Tavoitteella ei ole yhtään sovittua palvelua. Lisää toimenpide.",
     "Målet saknar en överenskommen tjänst. Lägg till en åtgärd.", "The goal has no agreed service. Add an action."},
    {"plan_version_already_acknowledged", "Olet jo kuitannut tämän suunnitelman luetuksi.",
     "Du har redan kvitterat att du läst denna plan.", "You have acknowledged this plan already."},
    {"plan_version_already_agreed", "Organisaatiosi on jo hyväksynyt tämän version.",
     "Er organisation har redan godkänt denna version.", "Your organisation has agreed on this version already."},
    {"plan_version_already_settled", "Tämän version käsittely on jo päättynyt.",
     "Behandlingen av denna version har redan avslutats.", "The review of this version has ended already."},
    {"plan_version_not_agreed", "Kaikki eivät ole vielä hyväksyneet tätä versiota.",
     "Alla har inte ännu godkänt denna version.", "Not everybody has agreed on this version yet."},
    {"recorder_is_recipient",
     "Et voi kirjata suostumusta omalle organisaatiollesi. Sen kirjaa asiakas, asiakkuudesta vastaava tai palvelun "
     "tilaaja.",
     "Du kan inte registrera ett samtycke för din egen organisation. Klienten, den som ansvarar för ärendet eller "
     "tjänstens beställare registrerar det.",
     "You cannot record a consent for your own organisation. The client, who answers for the case or the buyer records "
     "it."},
    {"referral_already_open", "Tiimiä on jo pyydetty mukaan. Odota vastausta tai peru pyyntö ennen uutta.",
     "Teamet har redan ombetts delta. Vänta på svar eller återkalla begäran före en ny.",
     "The team has been asked to join already. Wait for the answer, or withdraw it before asking again."},
    {"request_already_open", "Tiimisi on jo pyytänyt asiakkuutta. Odota vastausta tai peru pyyntö ennen uutta.",
     "Ert team har redan begärt ärendet. Vänta på svar eller återkalla begäran före en ny.",
     "Your team has asked for the case already. Wait for the answer, or withdraw it before asking again."},
    {"request_answered_by_proposing",
     "Pyyntöön vastataan ehdottamalla siirtoa tiimille, joka pyytää asiakkuutta, tai kieltäytymällä.",
     "En begäran besvaras genom att föreslå en överföring till teamet som begär ärendet, eller genom att avböja.",
     "A request is answered by proposing the case to the team that asks for it, or by declining."},
    {"safety_ban_ended", "Turvakielto ei ole voimassa.", "Spärrmarkeringen gäller inte.",
     "The safety ban is not in force."},
    {"safety_ban_holds", "Turvakielto on jo voimassa.", "Spärrmarkeringen gäller redan.",
     "The safety ban is in force already."},
    {"setting_acts_as_before", "Laji toimii edelleen samana lajina kuin ennen. Anna uudelle lajille uusi tunnus.",
     "Slaget fungerar fortfarande som samma slag som tidigare. Ge ett nytt slag en ny kod.",
     "A kind acts as it always has. Give a new kind a new code."},
    {"setting_amount", "Luvun on oltava 1–{max}.", "Talet ska vara 1–{max}.", "The number is between 1 and {max}."},
    {"setting_does_not_act", "Vain organisaation laji toimii jonakin lain tuntemana lajina.",
     "Endast ett slag av organisation fungerar som ett slag som lagen känner.",
     "Only a kind of organisation acts as one of the kinds that the law knows."},
    {"setting_ends_today_at_the_earliest", "Viimeinen päivä on aikaisintaan tänään, eikä ennen rivin alkua.",
     "Den sista dagen är tidigast i dag och inte före radens början.",
     "The last day is today at the earliest, and not before the row begins."},
    {"setting_from_tomorrow", "Asetus alkaa aikaisintaan huomenna: jo laskettu pysyy ennallaan.",
     "Inställningen gäller tidigast från i morgon: det som redan räknats ändras inte.",
     "A setting begins tomorrow at the earliest: what was counted stays."},
    {"setting_has_no_amount", "Pakollisella sisällöllä ei ole määrää.", "Ett obligatoriskt innehåll har inget antal.",
     "A required content has no amount."},
    {"setting_has_no_names", "Tällä asetuksella ei ole nimiä.", "Denna inställning har inga namn.",
     "This setting has no names."},
    {"setting_never_ends", "Tällä asetuksella on aina arvo. Lisää uusi rivi entisen tilalle.",
     "Denna inställning har alltid ett värde. Lägg till en ny rad i stället.",
     "This setting always has a value. Add a new row instead."},
    {"setting_not_in_force", "Asetus ei ole voimassa, tai sen päättyminen on jo kirjattu.",
     "Inställningen gäller inte, eller så är dess slut redan antecknat.",
     "The setting is not in force, or its end is recorded already."},
    {"setting_overlaps", "Samalla asetuksella on jo rivi, joka on voimassa silloin. Anna myöhempi alkupäivä.",
     "Inställningen har redan en rad som gäller då. Ange en senare startdag.",
     "The setting has a row already that holds then. Give a later first day."},
    {"task_already_settled", "Tehtävä on jo kuitattu tai siitä on luovuttu. Avaa se uudelleen ennen muutosta.",
     "Uppgiften är redan klar eller har lämnats. Öppna den på nytt före ändringen.",
     "The task is done or dropped already. Open it again before changing it."},
    {"task_is_open", "Tehtävä on jo avoin.", "Uppgiften är redan öppen.", "The task is open already."},
    {"unknown_organisation", "Organisaatiota ei löydy.", "Organisationen hittas inte.",
     "There is no such organisation."},
    {"worker_already", "Asiakkuus on jo hänen.", "Ärendet är redan hens.", "The case is theirs already."},
};
static_assert(std::ranges::is_sorted(kCaseworkMessages, {}, &domain::Message::code));

std::vector<domain::Message> with_imports_and_documents() {
    std::vector<domain::Message> all(std::begin(kCaseworkMessages), std::end(kCaseworkMessages));
    all.insert(all.end(), imports::messages().begin(), imports::messages().end());
    all.insert(all.end(), document_messages().begin(), document_messages().end());
    std::ranges::sort(all, {}, &domain::Message::code);
    return all;
}

}  // namespace

std::span<domain::Message const> messages() {
    static std::vector<domain::Message> const all = with_imports_and_documents();
    return all;
}

}  // namespace polku::casework
