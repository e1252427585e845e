#include "services/identity/messages.h"

namespace polku::identity {

namespace {

constexpr domain::Message kIdentityMessages[] = {
    {"business_id_taken", "Tällä Y-tunnuksella on jo organisaatio.",
     "Det finns redan en organisation med detta FO-nummer.", "An organisation with this business ID exists already."},
    {"client_has_user", "Tällä asiakkaalla on jo käyttäjä. Päätä ensin aiempi jäsenyys.",
     "Klienten har redan en användare. Avsluta först det tidigare medlemskapet.",
     "This client has a user already. End the earlier membership first."},
    {"client_not_for_role", "Vain asiakkaan rooliin liitetään asiakas.", "Endast klientrollen förenas med en klient.",
     "Only the client role is tied to a client."},
    {"client_required", "Asiakkaan rooliin on liitettävä asiakas.", "Klientrollen ska förenas med en klient.",
     "The client role must be tied to a client."},
    {"contract_not_for_role", "Tähän rooliin ei liitetä sopimusta.", "Rollen förenas inte med ett avtal.",
     "This role is not tied to a contract."},
    {"contract_required", "Palveluntuottajan rooli koskee yhtä sopimusta. Valitse sopimus.",
     "En tjänsteproducents roll gäller ett avtal. Välj avtalet.",
     "A provider's role holds for one contract. Choose the contract."},
    {"has_open_cases",
     "Henkilö vastaa tiimissä avoimista asiakkuuksista ({cases}). Tiimin esihenkilö antaa ne ensin muille: Työt, "
     "Tiimin "
     "asiakkuudet.",
     "Personen svarar för öppna ärenden i teamet ({cases}). Teamets chef ger dem först till andra: Arbeten, Teamets "
     "ärenden.",
     "The person is the worker of open cases in the team ({cases}). The team's lead gives them to others first: Work, "
     "The team's cases."},
    {"in_the_past", "Päivä ei voi olla menneisyydessä.", "Dagen kan inte ligga i det förflutna.",
     "The day cannot be in the past."},
    {"membership_ended", "Jäsenyys on jo päättynyt.", "Medlemskapet har redan avslutats.",
     "The membership has ended already."},
    {"membership_exists", "Henkilöllä on jo tämä jäsenyys.", "Personen har redan detta medlemskap.",
     "The person has this membership already."},
    {"name_taken", "Tämä nimi on jo käytössä. Valitse toinen nimi.", "Namnet används redan. Välj ett annat namn.",
     "This name is in use. Choose another."},
    {"no_such_organisation", "Organisaatiota ei löydy.", "Organisationen hittas inte.",
     "There is no such organisation."},
    {"not_your_membership", "Sinulla ei ole tätä jäsenyyttä. Valitse jokin omistasi.",
     "Du har inte detta medlemskap. Välj ett av dina egna.", "You do not have this membership. Choose one of yours."},
    {"own_credentials", "Omaa salasanaasi ja vahvistustapaasi et voi nollata. Vaihda ne kohdassa Oma kirjautuminen.",
     "Du kan inte nollställa ditt eget lösenord eller din egen verifiering. Byt dem under Min inloggning.",
     "You cannot reset your own password or second factor. Change them under My sign-in."},
    {"password_common", "Tämä salasana arvataan ensimmäisten joukossa. Valitse toinen.",
     "Lösenordet hör till dem som gissas först. Välj ett annat.",
     "This password is among the first to be guessed. Choose another."},
    {"password_is_username", "Salasana ei voi olla sama kuin käyttäjätunnus.",
     "Lösenordet kan inte vara detsamma som användarnamnet.", "The password cannot be the username."},
    {"password_same", "Uusi salasana on sama kuin nykyinen. Valitse toinen.",
     "Det nya lösenordet är detsamma som det nuvarande. Välj ett annat.",
     "The new password is the current one. Choose another."},
    {"reset_ended", "Linkki ei enää kelpaa. Pyydä ylläpitäjältä uusi.",
     "Länken gäller inte längre. Be administratören om en ny.",
     "This link is no longer valid. Ask the administrator for a new one."},
    {"role_not_in_organisation", "Tätä roolia ei ole tällaisessa organisaatiossa.",
     "Rollen finns inte i en sådan organisation.", "An organisation of this kind does not have that role."},
    {"second_factor_not_begun", "Aloita vahvistuksen käyttöönotto alusta.",
     "Börja ta verifieringen i bruk från början.", "Begin setting up the second factor again."},
    {"second_factor_not_set_up", "Vahvistus ei ole käytössä.", "Verifieringen är inte i bruk.",
     "No second factor is set up."},
    {"second_factor_off", "Vahvistus ei ole käytössä tässä palvelussa.", "Verifiering används inte i den här tjänsten.",
     "This installation does not use a second factor."},
    {"second_factor_set_up", "Vahvistus on jo käytössä. Poista se ensin.",
     "Verifieringen är redan i bruk. Ta först bort den.", "A second factor is set up already. Remove it first."},
    {"team_not_for_role", "Tähän rooliin ei liitetä tiimiä.", "Rollen förenas inte med ett team.",
     "This role is not tied to a team."},
    {"team_not_in_organisation", "Tiimi ei kuulu tähän organisaatioon.", "Teamet hör inte till organisationen.",
     "The team is not of this organisation."},
    {"too_many_tries", "Liian monta epäonnistunutta yritystä. Odota hetki ja yritä uudelleen.",
     "För många misslyckade försök. Vänta en stund och försök på nytt.",
     "Too many failed tries. Wait a moment and try again."},
    {"username_form", "Käyttäjätunnuksessa on 2–64 merkkiä: a–z, 0–9 tai . _ - @ +",
     "Ett användarnamn har 2–64 tecken: a–z, 0–9 eller . _ - @ +",
     "A username has 2–64 characters: a–z, 0–9 or . _ - @ +"},
    {"username_taken", "Tämä käyttäjätunnus on jo käytössä.", "Användarnamnet används redan.",
     "This username is in use."},
    {"users_exist", "Ensimmäinen ylläpitäjä on jo luotu. Kirjaudu sisään ylläpitäjänä.",
     "Den första administratören finns redan. Logga in som administratör.",
     "The first administrator exists already. Sign in as an administrator."},
    {"wrong_code", "Koodi on väärä tai jo käytetty. Odota sovelluksen seuraavaa koodia.",
     "Koden är fel eller redan använd. Vänta på appens nästa kod.",
     "The code is wrong or already used. Wait for the next one of the application."},
    {"wrong_credentials", "Käyttäjätunnus tai salasana on väärä.", "Användarnamnet eller lösenordet är fel.",
     "The username or the password is wrong."},
    {"wrong_password", "Salasana on väärä.", "Lösenordet är fel.", "The password is wrong."},
};

}  // namespace

std::span<domain::Message const> messages() { return kIdentityMessages; }

}  // namespace polku::identity
