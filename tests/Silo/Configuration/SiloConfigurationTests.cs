using Isobar.Silo.CommandLine;
using Isobar.Silo.Configuration;

namespace Isobar.Tests.Silo.Configuration;

public sealed class SiloConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("isobar-configuration-");

    [Fact]
    public async Task The_command_line_wins_over_the_file()
    {
        await WriteFileAsync("""{"Writer": {"MaxBatchRows": 7, "MaxAppends": 3}}""");
        var configuration = SiloConfiguration.Read(Settings(("Writer:MaxBatchRows", "9")));
        Assert.Equal("9", configuration["Writer:MaxBatchRows"]);
        Assert.Equal("3", configuration["Writer:MaxAppends"]);
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_refused_by_its_path()
    {
        await WriteFileAsync("{");
        var fault = Assert.Throws<ConfigurationFaultException>(() => SiloConfiguration.Read(Settings()));
        Assert.StartsWith(Path.Combine(_data.FullName, "isobar.json") + ": ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_of_the_file_is_refused()
    {
        await WriteFileAsync("""{"Writer": {"Rows": 7}}""");
        var fault = Assert.Throws<ConfigurationFaultException>(() => SiloConfiguration.Read(Settings()));
        Assert.StartsWith("Writer:Rows: there is no such key.", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private Task WriteFileAsync(string json) =>
        File.WriteAllTextAsync(Path.Combine(_data.FullName, SiloConfiguration.FileName), json);

    private HostSettings Settings(params (string Key, string Value)[] overrides) => new(
        HostRole.Up,
        _data.FullName,
        "http://127.0.0.1:0",
        SourceName.Local,
        WarehouseName.Local,
        WeatherSourceName.Synthetic,
        IsDemo: false,
        [.. overrides.Select(static one => KeyValuePair.Create(one.Key, (string?)one.Value))]);
}
