# usage: tidy.pl BUILD <TOOLS   prints "KEY FILE" for each of Polku's units in BUILD/compile_commands.json.
#
# KEY changes with the unit's text and that of all files of Polku it includes, with the way it is compiled, with
# .clang-tidy and with TOOLS.
use strict;
use warnings;
use Cwd qw(getcwd);
use Digest::SHA qw(sha256_hex);
use JSON::PP qw(decode_json);

my $build = shift or die "usage: tidy.pl BUILD";
my $root = getcwd();
my $asked = sha256_hex(join '', <STDIN>) . sha256_hex(text('.clang-tidy'));

sub text {
    my $path = shift;
    open my $in, '<:raw', $path or die "$path: $!";
    local $/;
    return <$in>;
}

# A file's digest and what it includes, each read once.
my %known;
sub file {
    my $path = shift;
    return $known{$path} //= do {
        my $text = text($path);
        { digest => sha256_hex($text), includes => [map { found($_) } $text =~ /^\s*#\s*include\s*"([^"]+)"/gm] };
    };
}

sub found {
    my $name = shift;
    my ($path) = grep { -f } $name =~ m{^/} ? $name : ("$root/$name", "$root/$build/$name");
    return $path // die "$name is included and is not there";
}

sub all_of {
    my %seen;
    my @next = @_;
    while (defined(my $path = shift @next)) {
        push @next, @{file($path)->{includes}} unless $seen{$path}++;
    }
    return sort keys %seen;
}

my $units = 0;
for my $unit (@{decode_json(text("$build/compile_commands.json"))}) {
    next if $unit->{file} =~ m{/generated/};
    my @made_of = map { ($_, file($_)->{digest}) } all_of($unit->{file});
    print sha256_hex(join "\n", $asked, $unit->{command}, @made_of), " $unit->{file}\n";
    ++$units;
}
die "there is nothing to look at in $build" unless $units;
