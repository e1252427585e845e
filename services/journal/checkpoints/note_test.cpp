#include "services/journal/checkpoints/note.h"

#include "services/journal/checkpoints/checkpoint.h"

#include <gtest/gtest.h>

namespace polku::journal {
namespace {

std::array<std::uint8_t, 32> seed(std::uint8_t byte) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(byte);
    return bytes;
}

// The example of c2sp.org/signed-note.
constexpr std::string_view kExampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view kExampleNote =
    "This is an example message.\n\n\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

TEST(SignedNote, OpensTheExampleOfItsSpecification) {
    auto const key = parse_verifier_key(kExampleKey);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->name, "example.com/foo");
    EXPECT_EQ(verifier_key_text(*key), kExampleKey);
    auto const text = open_note(kExampleNote, *key);
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "This is an example message.\n");
}

TEST(SignedNote, OpensWhatWasSignedWithTheKeyAndNothingElse) {
    auto const ours = seed(1);
    auto const theirs = seed(2);
    NoteSigner const signer{ours};
    NoteSigner const other{theirs};
    EXPECT_NE(signer.verifier().name, other.verifier().name);
    EXPECT_EQ(parse_verifier_key(" " + verifier_key_text(signer.verifier()) + "\n"), signer.verifier());
    auto const note = signer.sign("a\nb\n");
    EXPECT_EQ(open_note(note, signer.verifier()), "a\nb\n");
    EXPECT_EQ(open_note(note, other.verifier()).error(), NoteFault::unsigned_by);
    auto const both = note + other.sign("a\nb\n").substr(5);
    EXPECT_EQ(open_note(both, other.verifier()), "a\nb\n") << "signatures of other keys are passed over";
    auto altered = note;
    altered[0] = 'c';
    EXPECT_EQ(open_note(altered, signer.verifier()).error(), NoteFault::wrong);
    auto renamed = signer.verifier();
    renamed.public_key = other.verifier().public_key;
    EXPECT_EQ(open_note(note, renamed).error(), NoteFault::unsigned_by) << "the key's id is another";
}

TEST(SignedNote, EveryBitOfItCounts) {
    auto const bytes = seed(1);
    NoteSigner const signer{bytes};
    auto const note = signer.sign("origin\n1\nroot\n");
    for (std::size_t i = 0; i < note.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            auto altered = note;
            altered[i] = static_cast<char>(altered[i] ^ (1 << bit));
            EXPECT_FALSE(open_note(altered, signer.verifier())) << i << " " << bit;
        }
    }
}

TEST(SignedNote, IsRefusedInAnotherForm) {
    auto const key = parse_verifier_key(kExampleKey).value();
    std::string const note(kExampleNote);
    for (auto const& malformed :
         {std::string(), std::string("text\n"), std::string("text\n\n"), note.substr(0, note.size() - 1),
          note + "no signature\n", "\x01" + note, "\xff" + note}) {
        EXPECT_EQ(open_note(malformed, key).error(), NoteFault::malformed) << malformed;
    }
    for (auto const* const text :
         {"", "example.com/foo", "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
          "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2", "+530d903a+"}) {
        EXPECT_FALSE(parse_verifier_key(text)) << text;
    }
}

// The example of c2sp.org/tlog-checkpoint.
TEST(JournalCheckpoint, IsThreeLines) {
    std::string const text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    auto const checkpoint = parse_checkpoint(text);
    ASSERT_TRUE(checkpoint);
    EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
    EXPECT_EQ(checkpoint->head.size, 20852163);
    EXPECT_EQ(checkpoint_text(*checkpoint), text);
    EXPECT_EQ(parse_checkpoint(text + "an extension\n"), checkpoint);
}

TEST(JournalCheckpoint, IsRefusedInAnotherForm) {
    std::string const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    for (auto const& text :
         {std::string(), std::string("origin\n1\n"), "\n1\n" + root, "origin\n01\n" + root, "origin\n-1\n" + root,
          "origin\n1 \n" + root, "origin\n1\n" + root.substr(4), "origin\n1\n" + root + "\n",
          "origin\n1\n" + root + "x", "origin\n99999999999999999999\n" + root}) {
        EXPECT_FALSE(parse_checkpoint(text)) << text;
    }
}

}  // namespace
}  // namespace polku::journal
