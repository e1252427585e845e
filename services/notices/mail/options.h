#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace polku::notices {

/// How the line to the mail server is made secret: from the first byte, by STARTTLS (which it must then offer), or not.
enum class MailTls : std::uint8_t { implicit, starttls, none };

/// The mail server of this installation (`[notices.mail]` of the settings).
struct MailOptions {
    std::string host;
    std::uint16_t port = 587;
    MailTls tls = MailTls::starttls;
    std::optional<std::filesystem::path> authority{};      ///< PEM; the system's authorities unless told
    std::optional<std::string> user{};                     ///< signs in with it, and with the password
    std::optional<std::filesystem::path> password_file{};  ///< its first line
    std::string from;                                      ///< the sender's address
    std::string sender = "Polku";                          ///< what the installation is called
    std::string link;                                      ///< of the installation: "https://polku.example.fi"
};

}  // namespace polku::notices
