using Isobar.Silo.CommandLine;
using Isobar.Silo.Hosting;

namespace Isobar.Tests.Silo.Hosting;

public sealed class SiloHostTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("isobar-silo-");

    [Fact]
    public async Task Everything_wrong_with_the_options_is_told_at_once()
    {
        var (code, errors) = await RunAsync(
            ("Writer:MaxBatchRows", "0"), ("Delivery:MaxAttempts", "0"), ("Api:Heartbeat", "00:00:00"), ("Sqlite:MaxGroupSize", "0"));
        Assert.Equal(1, code);
        Assert.Equal(
            ["Api:Heartbeat", "Delivery:MaxAttempts", "Sqlite:MaxGroupSize", "Writer:MaxBatchRows"],
            errors.Split(Environment.NewLine).Select(static line => line.Replace("isobar: ", "", StringComparison.Ordinal).Split(' ', ',')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Unknown_keys_and_unreadable_values_are_told_together()
    {
        var (code, errors) = await RunAsync(("Writer:MaxBatchRow", "5"), ("Delivery:MaxAttempts", "xyz"));
        Assert.Equal(1, code);
        Assert.StartsWith("isobar: Writer:MaxBatchRow: there is no such key.", errors, StringComparison.Ordinal);
        Assert.EndsWith("Delivery:MaxAttempts: \"xyz\" is not a whole number of at most 2147483647.", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private async Task<(int Code, string Errors)> RunAsync(params (string Key, string Value)[] overrides)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var settings = new HostSettings(
            HostRole.Up,
            _data.FullName,
            "http://127.0.0.1:0",
            SourceName.Local,
            WarehouseName.Local,
            WeatherSourceName.Synthetic,
            IsDemo: false,
            [.. overrides.Select(static one => KeyValuePair.Create(one.Key, (string?)one.Value))]);
        var code = await SiloHost.RunAsync(settings, output, errors);
        return (code, errors.ToString().TrimEnd());
    }
}
