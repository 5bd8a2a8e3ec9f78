using System.Text.Json.Nodes;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Load;

/// <summary>
/// One client that sends its share in batches, each again until it is answered, whatever happens to the server, and checks
/// that exactly the invalid lines were refused.
/// </summary>
public sealed class Producer(SiloClient client, int seed, int distinct, int sends, DateTimeOffset now)
{
    private const int BatchSize = 250;
    private readonly Random _random = new(seed);

    /// <summary>Indexes of the events that were accepted.</summary>
    public HashSet<int> Accepted { get; } = [];

    public int Invalid { get; private set; }

    public int Retries { get; private set; }

    /// <summary>The pace: a batch each so often; none: as fast as they are answered.</summary>
    public TimeSpan? Pace { get; init; }

    /// <summary>Lines answered so far.</summary>
    public int Sent { get; private set; }

    /// <summary>Why the server took nothing, in its own words; null once it has taken something again.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Sends nothing new after the batch that is under way.</summary>
    public bool IsEnding { get; set; }

    public async Task RunAsync()
    {
        using var tick = Pace is { } pace ? new PeriodicTimer(pace) : null;
        while (Sent < sends && !IsEnding)
        {
            var batch = Enumerable.Range(0, BatchSize).Select(_ => Draw()).ToList();
            Check(batch, await SendAsync(batch));
            Sent += BatchSize;
            if (tick is not null)
            {
                await tick.WaitForNextTickAsync();
            }
        }
    }

    // One in a hundred is invalid; the rest is drawn from fewer distinct events than there are sends, so that some repeat.
    private int? Draw() => _random.Next(100) == 0 ? null : _random.Next(distinct);

    private async Task<JsonNode> SendAsync(List<int?> batch)
    {
        var lines = batch.Select((index, i) => index is { } valid ? MadeUpEvents.Line(valid, now) : MadeUpEvents.InvalidLine(i)).ToList();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                var (status, body) = await client.SendAsync(lines);
                if (status == 202)
                {
                    Refusal = null;
                    return body;
                }

                Assert.True(status is 429 or 503, $"{status}: {body.ToJsonString()}");
                Refusal = body["detail"]!.GetValue<string>();
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // The server was killed: whether it took the batch is unknown, so send it again.
            }

            Retries++;
            await pause.WaitForNextTickAsync();
        }
    }

    private void Check(List<int?> batch, JsonNode answer)
    {
        var invalid = Enumerable.Range(0, batch.Count).Where(i => batch[i] is null).ToHashSet();
        var rejected = answer["rejected"]!.AsArray().Select(static one => one!["index"]!.GetValue<int>()).ToHashSet();
        Assert.True(invalid.SetEquals(rejected), $"Refused {string.Join(',', rejected)}; invalid were {string.Join(',', invalid)}.");
        Assert.Equal(batch.Count - invalid.Count, answer["accepted"]!.GetValue<int>());
        Invalid += invalid.Count;
        Accepted.UnionWith(batch.OfType<int>());
    }
}
