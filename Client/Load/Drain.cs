using Isobar.Client.CommandLine;
using Isobar.Client.Server;

namespace Isobar.Client.Load;

/// <summary>Counts the warehouse's rows until they no longer grow.</summary>
internal sealed class Drain(IsobarServer server, Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // Rows that have not moved for so long will not come.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Table = "enriched_events";

    private string _table = Table;
    private long _before;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var stats = await server.GetAsync("v1/stats", cancellationToken);
        _table = stats.TryGetProperty("warehouse", out var warehouse) && warehouse.TryGetProperty("live_table", out var live)
            ? live.GetString() ?? Table
            : Table;
        _before = await CountAsync(cancellationToken);
    }

    public async Task<DrainFigures> WaitAsync(long expected, long started, CancellationToken cancellationToken)
    {
        var rows = await CountAsync(cancellationToken) - _before;
        var moved = terminal.Clock.GetTimestamp();
        while (rows < expected && terminal.Clock.GetElapsedTime(moved) < Patience)
        {
            await terminal.Delay(Interval, cancellationToken);
            var now = await CountAsync(cancellationToken) - _before;
            moved = now == rows ? moved : terminal.Clock.GetTimestamp();
            rows = now;
        }

        return new DrainFigures(expected, rows, terminal.Clock.GetElapsedTime(started));
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        using var body = JsonBody.Of(writer => writer.WriteString("sql", $"select count(*) from {_table}"));
        var answer = await server.PostAsync("v1/query", body, cancellationToken);
        return answer.GetProperty("rows")[0][0].GetInt64();
    }
}
