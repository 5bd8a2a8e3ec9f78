using Isobar.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Isobar.Tests.Silo.Configuration;

public sealed class UnreadableValuesTests
{
    [Theory]
    [InlineData("Writer:MaxBatchRows", "many", "a whole number of at most 2147483647")]
    [InlineData("Writer:MaxBatchRows", "3000000000", "a whole number of at most 2147483647")]
    [InlineData("Writer:MaxBatchRows", "", "a whole number of at most 2147483647")]
    [InlineData("Writer:MaxBatchBytes", "8 MB", "a whole number")]
    [InlineData("Demo:Duplicates", "half", "a number such as 0.5")]
    [InlineData("Writer:FlushInterval", "50ms", "a duration such as 00:00:01.5 (hours:minutes:seconds)")]
    [InlineData("Users:Persist", "sometimes", "one of always, interval")]
    [InlineData("Users:Persist", "7", "one of always, interval")]
    public void A_value_of_another_type_is_named_with_what_it_should_be(string key, string value, string expected) =>
        Assert.Equal([$"{key}: \"{value}\" is not {expected}."], Faults((key, value)));

    [Fact]
    public void Values_of_the_right_type_pass() => Assert.Empty(Faults(
        ("Writer:MaxBatchRows", "7"), ("Writer:FlushInterval", "00:00:00.05"), ("Users:Persist", "interval"),
        ("Demo:Duplicates", "0.5"), ("Weather:OpenMeteo:ApiKey", "anything"), ("Weather:OpenMeteo:BaseAddress", "http://127.0.0.1:1/")));

    [Fact]
    public void All_are_named_at_once() => Assert.Equal(2, Faults(("Writer:MaxBatchRows", "x"), ("Delivery:MaxAttempts", "y")).Count);

    private static List<string> Faults(params (string Key, string Value)[] values) => [.. UnreadableValues.In(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(static one => KeyValuePair.Create(one.Key, (string?)one.Value)))
        .Build())];
}
