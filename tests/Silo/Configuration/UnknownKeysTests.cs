using Isobar.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Isobar.Tests.Silo.Configuration;

public sealed class UnknownKeysTests
{
    [Fact]
    public void Every_key_of_the_catalog_is_known_in_any_case()
    {
        Assert.Empty(Faults([.. OptionsCatalog.Keys]));
        Assert.Empty(Faults([.. OptionsCatalog.Keys.Select(static key => key.ToUpperInvariant())]));
    }

    [Fact]
    public void A_misspelt_key_is_refused_with_its_neighbours()
    {
        var fault = Assert.Single(Faults("Delivery:MaxAttempt"));
        Assert.Equal("Delivery:MaxAttempt: there is no such key. There are Delivery:MaxAttempts.", fault);
    }

    [Fact]
    public void A_misspelt_section_is_refused_with_the_sections()
    {
        var fault = Assert.Single(Faults("Writre:MaxBatchRows"));
        Assert.StartsWith("Writre:MaxBatchRows: there is no such key. Sections are Api, ", fault, StringComparison.Ordinal);
        Assert.Contains(", Writer,", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_where_a_section_should_be_is_refused() =>
        Assert.StartsWith("Writer: there is no such key. There are Writer:", Assert.Single(Faults("Writer")), StringComparison.Ordinal);

    [Fact]
    public void All_unknown_keys_are_named_at_once() => Assert.Equal(
        ["Api:Nope", "Nope", "Writer:Nope"],
        Faults("Writer:Nope", "Nope", "Writer:MaxBatchRows", "Api:Nope").Select(static line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));

    [Fact]
    public void Logging_is_configured_as_anywhere_in_dotnet() => Assert.Empty(Faults("Logging:LogLevel:Default"));

    private static List<string> Faults(params string[] keys) => [.. UnknownKeys.In(new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Select(static key => KeyValuePair.Create(key, (string?)"1")))
        .Build())];
}
