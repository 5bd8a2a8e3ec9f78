using Isobar.Tests.Doubles.Postgres;
using Npgsql;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.Postgres;

public sealed class InstallationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Server_of_the_tests_answers_or_is_said_to_be_missing()
    {
        if (PostgresServer.MissingBecause is { } reason)
        {
            output.WriteLine($"Not tested: {reason}");
            return;
        }

        var server = await SharedServer.GetAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        Assert.Equal(server.Port, connection.Port);
    }
}
