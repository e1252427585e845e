# usage: coroutine.pl CODE.PL FILE...   prints the faults of the rule in `coroutine`.
# Splits each file into statements. A brace after a space opens a block; a brace after a word, `(`, `,` or `>` opens a
# list of values (clang-format keeps the two apart). A block inside parentheses is a lambda's body: its statements are
# judged by themselves, and the statement around it goes on after it.
use strict;
use warnings;

my $code = shift;
my ($file, $line);

sub fault { my ($at, $what) = @_; print "$file:$at: $what\n"; }

my $captures = qr/(?<![\w\]\)\[])\[\s*(?!\[)[^\]\s][^\]]*\]\s*(?:\(|\{|mutable|<|$)/;

sub judge {
    my $s = shift;
    return unless $s->{text} =~ /\bco_await\b/;
    my $text = $s->{text};
    my $count = () = $text =~ /\bco_await\b/g;
    fault($s->{line}, 'one co_await a statement: name the results') if $count > 1;
    fault($s->{line}, 'a lambda with captures beside co_await: give it a name first') if $text =~ $captures;
    fault($s->{line}, 'a braced value beside co_await: give it a name first') if $text =~ /[\w>(,]\{|[(,]\s*\{/;
    fault($s->{line}, '?: beside co_await: use if') if $text =~ /\?/;
}

sub statement { return {text => '', line => 0, parens => 0} }

for my $path (@ARGV) {
    $file = $path;
    open my $in, '-|', 'perl', $code, $file or die "$code: $!";
    my @stack;    # the statements around the current one, with what opened the current block
    my $now = statement();
    my $lists = 0;
    while (my $row = <$in>) {
        $row =~ s/^\Q$file\E:(\d+)://;
        $line = $1;
        next if $row =~ /^\s*#/;
        for my $c (split //, $row) {
            my $block = $c eq '{' && $now->{text} !~ /[\w>(,=]$/ && $now->{text} !~ /[(,=]\s*$/;
            if ($block) {
                $now->{lists} = $lists;
                my $lambda = $now->{text} =~ /(?<![\w\]\)\[])\[([^\[\]]*)\]\s*(?:<[^{]*>)?\s*(?:\([^{]*)?$/ ? $1 : undef;
                push @stack, {around => $now, captures => $lambda};
                judge($now);
                $now = statement();
                $lists = 0;
            }
            elsif ($c eq '}' && $lists == 0) {
                judge($now);
                my $opened = pop @stack;
                $now = statement();
                if ($opened && $opened->{around}{parens} > 0) {
                    $now->{parens} = $opened->{around}{parens};
                    $now->{text} = $opened->{around}{text} =~ /\bco_await\b/ ? '' : $opened->{around}{text};
                    $now->{line} = $opened->{around}{line};
                    $lists = $opened->{around}{lists};
                }
            }
            elsif ($c eq ';' && $lists == 0) {
                judge($now);
                my $parens = $now->{parens};
                $now = statement();
                $now->{parens} = $parens;
            }
            else {
                $lists++ if $c eq '{';
                $lists-- if $c eq '}';
                $now->{parens}++ if $c eq '(';
                $now->{parens}-- if $c eq ')' && $now->{parens} > 0;
                $now->{line} = $line if $now->{text} !~ /\S/;
                $now->{text} .= $c;
                if ($now->{text} =~ /\bco_(await|return|yield)$/) {
                    my ($lambda) = grep { defined $_->{captures} } reverse @stack;
                    fault($line, 'a coroutine in a lambda with captures: pass them as parameters by value')
                        if $lambda && $lambda->{captures} =~ /\S/;
                }
            }
        }
    }
    close $in;
}
