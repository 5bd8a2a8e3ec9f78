using Isobar.Adapters.Postgres;
using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Isobar.Tests.Adapters.Postgres;

/// <summary>The registration, from configuration to the first append.</summary>
[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class StartTests
{
    [Fact]
    public async Task Host_that_starts_has_a_warehouse()
    {
        var server = await SharedServer.GetAsync();
        using var host = HostWith(("ConnectionString", await server.CreateDatabaseAsync()), ("Schema", "weather_events"));

        await host.StartAsync();

        var warehouse = host.Services.GetRequiredService<IWarehouse>();
        Assert.Equal(AppendOutcome.Stored, Assert.Single(await warehouse.AppendAsync([Rows.Full("a")], default)));
        Assert.Equal("postgres", (await warehouse.GetFiguresAsync(default)).Name);
        await host.StopAsync();
    }

    [Fact]
    public async Task Wrong_password_fails_the_start_at_once_and_is_not_repeated()
    {
        var server = await SharedServer.GetAsync();

        var failure = await StartAsync(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "wr0ng-pass" });

        Assert.Contains($"127.0.0.1:{server.Port}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("refuses the user isobar", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Postgres:ConnectionString", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-pass", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_password_and_missing_database_say_what_to_do()
    {
        var server = await SharedServer.GetAsync();

        var password = await StartAsync(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = null, Passfile = "/dev/null" }, startTimeout: "00:00:00");
        var database = await StartAsync(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "nowhere" });

        Assert.Contains("No password", password.Message, StringComparison.Ordinal);
        Assert.Contains("database nowhere does not exist", database.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_host_and_closed_port_say_which()
    {
        var host = await StartAsync(new NpgsqlConnectionStringBuilder("Host=no-such-host.invalid;Username=u;Password=p"), startTimeout: "00:00:00");
        var port = await StartAsync(new NpgsqlConnectionStringBuilder("Host=127.0.0.1;Port=1;Username=u;Password=p"), startTimeout: "00:00:00");

        Assert.Contains("PostgreSQL at no-such-host.invalid:5432, database u cannot be reached", host.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL at 127.0.0.1:1, database u cannot be reached", port.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_waits_for_a_server_that_is_not_up_yet()
    {
        await using var server = await PostgresServer.StartNewAsync();
        var connection = await server.CreateDatabaseAsync();
        await server.StopAsync();
        using var host = HostWith(("ConnectionString", connection), ("StartTimeout", "00:01:00"));

        var starting = host.StartAsync();
        Assert.False(starting.IsCompleted);
        await server.StartAsync();

        await starting;
        await host.StopAsync();
    }

    private static async Task<WarehouseUnavailableException> StartAsync(NpgsqlConnectionStringBuilder connection, string startTimeout = "00:10:00")
    {
        using var host = HostWith(("ConnectionString", connection.ConnectionString), ("StartTimeout", startTimeout));
        return await Assert.ThrowsAsync<WarehouseUnavailableException>(() => host.StartAsync());
    }

    private static IHost HostWith(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Postgres:{setting.Key}", (string?)setting.Value)));
        builder.Services.AddPostgresWarehouse(builder.Configuration.GetSection(PostgresOptions.Section));
        return builder.Build();
    }
}
