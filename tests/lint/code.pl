# Prints C++ files as "file:line:text" with comments blanked; with BLANK_STRINGS set, literals too.
use strict;
use warnings;

my $blank_strings = $ENV{BLANK_STRINGS};

sub blank { my $text = shift; $text =~ s/[^\n]/ /g; return $text; }

sub literal { my ($open, $body, $close) = @_; return $blank_strings ? $open . blank($body) . $close : "$open$body$close"; }

for my $file (@ARGV) {
    open my $in, '<', $file or die "$file: $!";
    my $text = do { local $/; <$in> } // '';
    $text =~ s{
        (//[^\n]* | /\*.*?\*/)
      | R"([^()\s\\]*)\((.*?)\)\2"
      | "((?:[^"\\\n]|\\.)*)"
      | (?<![\w])'((?:[^'\\\n]|\\.)+)'
    }{
        defined $1 ? blank($1)
      : defined $3 ? literal("R\"$2(", $3, ")$2\"")
      : defined $4 ? literal('"', $4, '"')
      : literal("'", $5, "'")
    }gexs;
    my $line = 0;
    print "$file:" . ++$line . ":$_\n" for split /\n/, $text;
}
