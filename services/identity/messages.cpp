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
    {"password_common", "Tämä salasana arvataan ensimmäisten joukossa. Valitse toinen.",
     "Lösenordet hör till dem som gissas först. Välj ett annat.",
     "This password is among the first to be guessed. Choose another."},
    {"password_is_username", "Salasana ei voi olla sama kuin käyttäjätunnus.",
     "Lösenordet kan inte vara detsamma som användarnamnet.", "The password cannot be the username."},
    {"role_not_in_organisation", "Tätä roolia ei ole tällaisessa organisaatiossa.",
     "Rollen finns inte i en sådan organisation.", "An organisation of this kind does not have that role."},
    {"team_not_for_role", "Tähän rooliin ei liitetä tiimiä.", "Rollen förenas inte med ett team.",
     "This role is not tied to a team."},
    {"team_not_in_organisation", "Tiimi ei kuulu tähän organisaatioon.", "Teamet hör inte till organisationen.",
     "The team is not of this organisation."},
    {"username_form", "Käyttäjätunnuksessa on 2–64 merkkiä: a–z, 0–9 tai . _ - @ +",
     "Ett användarnamn har 2–64 tecken: a–z, 0–9 eller . _ - @ +",
     "A username has 2–64 characters: a–z, 0–9 or . _ - @ +"},
    {"username_taken", "Tämä käyttäjätunnus on jo käytössä.", "Användarnamnet används redan.",
     "This username is in use."},
    {"users_exist", "Ensimmäinen ylläpitäjä on jo luotu. Kirjaudu sisään ylläpitäjänä.",
     "Den första administratören finns redan. Logga in som administratör.",
     "The first administrator exists already. Sign in as an administrator."},
    {"wrong_credentials", "Käyttäjätunnus tai salasana on väärä.", "Användarnamnet eller lösenordet är fel.",
     "The username or the password is wrong."},
};

}  // namespace

std::span<domain::Message const> messages() { return kIdentityMessages; }

}  // namespace polku::identity
