using Isobar.Silo.Configuration;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;
using Microsoft.Extensions.Configuration;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Terraform;

/// <summary>The variables, and the settings that follow from them.</summary>
public sealed class VariableTests(ITestOutputHelper output)
{
    private static readonly string[] Files = ["variables.tf", "settings.tf"];

    [Theory]
    [InlineData("project", "X")]
    [InlineData("region", "europe")]
    [InlineData("namespace", "Isobar")]
    [InlineData("name_prefix", "goog-")]
    [InlineData("dead_letter_topic", "a")]
    [InlineData("dead_letter_attempts", "4")]
    [InlineData("dataset", "a-b")]
    [InlineData("mode", "merge")]
    [InlineData("live_days", "0")]
    [InlineData("landing_retention_hours", "6")]
    [InlineData("network", "default")]
    [InlineData("create_database", "true")]
    [InlineData("database_tier", "large")]
    [InlineData("database_availability", "both")]
    public async Task A_value_out_of_range_is_refused_by_name(string name, string value)
    {
        if (IsMissing())
        {
            return;
        }

        (string, string)[] variables = name == "project" ? [(name, value)] : [("project", "my-project"), (name, value)];
        Assert.Contains($"{name} ", await Evaluation.RefusalAsync(Files, variables), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_every_setting_is_the_default_of_the_product()
    {
        if (IsMissing())
        {
            return;
        }

        var settings = await SettingsAsync();
        var chosen = new[] { "PubSub:Project", "PubSub:CreateResources", "BigQuery:Project", "BigQuery:Location", "BigQuery:CreateResources" };
        Assert.All(settings.Where(setting => !chosen.Contains(setting.Key)), setting => Assert.Equal(Default(setting.Key), setting.Value));
    }

    [Fact]
    public async Task Settings_are_keys_and_values_of_the_product()
    {
        if (IsMissing())
        {
            return;
        }

        var settings = await SettingsAsync(
            ("name_prefix", "staging-"), ("dead_letter_topic", "undelivered"), ("publish_enriched_events", "true"), ("mode", "Stream"), ("landing_retention_hours", "30"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        Assert.Empty(UnknownKeys.In(configuration));
        Assert.Empty(UnreadableValues.In(configuration));
        Assert.Equal("1.06:00:00", settings["BigQuery:LandingRetention"]);
        Assert.Equal("undelivered", settings["PubSub:DeadLetterTopic"]);
        Assert.Equal("staging-", settings["PubSub:NamePrefix"]);
    }

    private static async Task<Dictionary<string, string?>> SettingsAsync(params (string Name, string Value)[] variables)
    {
        var outputs = await Evaluation.OutputsAsync(Files, [("project", "my-project"), .. variables]);
        return outputs.Text("settings", "value")!
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split('=', 2))
            .ToDictionary(
                static parts => parts[0][SiloConfiguration.EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal),
                static parts => (string?)parts[1],
                StringComparer.Ordinal);
    }

    private static string? Default(string key)
    {
        var (_, property) = OptionsCatalog.Properties.Single(option => option.Key == key);
        var value = property.GetValue(Activator.CreateInstance(property.DeclaringType!));
        return value is TimeSpan duration ? duration.ToString("d\\.hh\\:mm\\:ss") : value?.ToString();
    }

    private bool IsMissing()
    {
        if (Tool.Terraform.MissingBecause is not { } reason)
        {
            return false;
        }

        output.WriteLine(reason);
        return true;
    }
}
