# usage: using.pl CODE.PL FILE...   prints the faults of the rule in `using`.
use strict;
use warnings;

my $code = shift;

for my $file (@ARGV) {
    open my $in, '-|', 'perl', $code, $file or die "$code: $!";
    my @lines = <$in>;
    close $in or die "$code $file";
    s/^\Q$file\E:\d+:// for @lines;
    my %named;
    for my $number (0 .. $#lines) {
        # A constructor taken over from a base (`using A::A;`) is used by being there.
        if ($lines[$number] =~ /^\s*using\s+(?:typename\s+)?(?:::)?(?:\w+::)*?(\w+)::(\w+);/) {
            next if $1 eq $2;
            $named{$2} = $number + 1;
        } elsif ($lines[$number] =~ /^\s*namespace\s+(\w+)\s*=/) {
            $named{$1} = $number + 1;
        } else {
            next;
        }
        $lines[$number] = '';
    }
    my $rest = join '', @lines;
    for my $name (sort { $named{$a} <=> $named{$b} } keys %named) {
        print "$file:$named{$name}: $name is not used\n" unless $rest =~ /(?<!::)\b\Q$name\E\b/;
    }
}
