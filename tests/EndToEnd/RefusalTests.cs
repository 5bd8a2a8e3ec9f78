using System.Net;
using System.Net.Sockets;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd;

/// <summary>What keeps a silo from starting is one clear line that names the thing and what to do, and exit code 1.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task A_data_directory_that_another_process_has_is_named()
    {
        using var first = await SiloProcess.StartAsync(_data.FullPath);

        await ExpectRefusalAsync($"data directory {_data.FullPath} is in use", "--data", _data.FullPath, "--urls", "http://127.0.0.1:0");
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await ExpectRefusalAsync($"{url}: address already in use", "--data", _data.FullPath, "--urls", url);
    }

    [Fact]
    public Task An_unknown_configuration_key_is_named_with_those_there_are() => ExpectRefusalAsync(
        "Writer:FlushIntervall: there is no such key. There are Writer:", "--data", _data.FullPath, "--set", "Writer:FlushIntervall=1");

    [Fact]
    public Task A_value_that_cannot_be_read_is_named() => ExpectRefusalAsync(
        "Writer:MaxBatchRows", "--data", _data.FullPath, "--urls", "http://127.0.0.1:0", "--set", "Writer:MaxBatchRows=many");

    [Fact]
    public Task A_value_out_of_range_is_named_with_the_limit() => ExpectRefusalAsync(
        "Users:CellPrecision must be 3 to 7, and is 12", "--data", _data.FullPath, "--urls", "http://127.0.0.1:0", "--set", "Users:CellPrecision=12");

    [Fact]
    public async Task A_configuration_file_that_is_no_JSON_is_named()
    {
        var path = Path.Combine(_data.FullPath, "isobar.json");
        await File.WriteAllTextAsync(path, "{ Writer");

        await ExpectRefusalAsync(path, "--data", _data.FullPath);
    }

    [Theory]
    [InlineData("broker.db")]
    [InlineData("grains.db")]
    [InlineData("warehouse.db")]
    public async Task A_corrupt_file_is_named(string name)
    {
        var path = Path.Combine(_data.FullPath, name);
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("this is not a database ", 1000)));

        await ExpectRefusalAsync(path, "--data", _data.FullPath, "--urls", "http://127.0.0.1:0");
    }

    [Fact]
    public Task Without_a_key_it_listens_on_loopback_only() => ExpectRefusalAsync(
        "./isobar keys create", "--data", _data.FullPath, "--urls", "http://0.0.0.0:0");

    [Fact]
    public Task Pub_Sub_without_a_project_is_named() => ExpectRefusalAsync(
        "PubSub:Project is missing", "--data", _data.FullPath, "--source", "pubsub", "--set", "PubSub:EmulatorHost=127.0.0.1:1");

    [Fact]
    public Task PostgreSQL_that_cannot_be_reached_is_named() => ExpectRefusalAsync(
        "PostgreSQL at 127.0.0.1:1, database rows cannot be reached",
        "--data", _data.FullPath, "--warehouse", "postgres", "--set", "Postgres:StartTimeout=00:00:00",
        "--set", "Postgres:ConnectionString=Host=127.0.0.1;Port=1;Database=rows;Username=isobar");

    [Fact]
    public async Task A_source_that_does_not_exist_is_wrong_use()
    {
        var (exitCode, errors) = await SiloProcess.RefusedAsync("--source", "kafka");

        Assert.Equal(2, exitCode);
        Assert.Contains("'kafka'", errors, StringComparison.Ordinal);
        Assert.EndsWith("See ./isobar up --help", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static async Task ExpectRefusalAsync(string expected, params string[] arguments)
    {
        var (exitCode, errors) = await SiloProcess.RefusedAsync(arguments);

        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
        Assert.True(errors.Split('\n').Length == 1, $"One line, not:\n{errors}");
    }
}
