using Isobar.Adapters.Postgres;

namespace Isobar.Tests.Adapters.Postgres;

public sealed class PostgresOptionsTests
{
    private const string Good = "Host=localhost;Username=u;Password=s3cret";

    [Fact]
    public void Defaults_with_a_connection_string_have_no_faults() =>
        Assert.Empty(new PostgresOptions { ConnectionString = Good }.Faults());

    [Theory]
    [InlineData("postgres://u:s3cret@localhost/db", "is a URI")]
    [InlineData("Host=localhost;Password=s3cret;Colour=red", "Colour")]
    [InlineData("Username=u;Password=s3cret", "names no Host")]
    [InlineData("Host=localhost;Port=many;Password=s3cret", "Port")]
    public void Connection_string_that_cannot_be_used_is_named_without_its_secret(string connectionString, string expected)
    {
        foreach (var options in new PostgresOptions[]
        {
            new() { ConnectionString = connectionString },
            new() { ConnectionString = Good, QueryConnectionString = connectionString },
        })
        {
            var fault = Assert.Single(options.Faults());

            Assert.Contains(expected, fault, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("ConnectionString", fault, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_fault_names_its_key()
    {
        var options = new PostgresOptions
        {
            ConnectionString = Good,
            Schema = "Isobar; DROP",
            CommandTimeout = TimeSpan.Zero,
            StartTimeout = TimeSpan.FromSeconds(-1),
            MaxConnections = 0,
            MaxRowBytes = 0,
            MaxConcurrentQueries = 0,
            MaxQueryValueBytes = 0,
            MaxQueryResultBytes = 0,
            ExactCountRows = -1,
        };

        Assert.Equal(
            ["Schema", "CommandTimeout", "StartTimeout", "MaxConnections", "MaxRowBytes", "MaxConcurrentQueries", "MaxQueryValueBytes", "MaxQueryResultBytes", "ExactCountRows"],
            options.Faults().Select(fault => fault.Split(' ')[0].Replace("Postgres:", string.Empty, StringComparison.Ordinal)));
    }
}
