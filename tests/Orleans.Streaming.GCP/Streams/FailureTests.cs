using System.Collections.Concurrent;
using System.Text;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Streams.Grains;
using Isobar.Tests.Streams.Hosting;
using Orleans.Configuration;
using Orleans.Streaming.GCP.Consuming;
using Xunit.Abstractions;

namespace Isobar.Tests.Streams;

/// <summary>What becomes of events that are not dealt with.</summary>
public sealed class FailureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_event_whose_consumer_fails_comes_again_until_it_is_dealt_with()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        var attempts = 0;
        cluster.Journal.Behaviour = (_, reading) =>
            reading.Number == 1 && Interlocked.Increment(ref attempts) < 3 ? throw new InvalidDataException("not yet") : Task.CompletedTask;
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 2));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 2);

        Assert.Equal(3, attempts);
        Assert.Equal([1, 2], cluster.Journal.Of("ada"));
    }

    [Fact]
    public async Task A_stream_whose_consumer_hangs_holds_up_no_other()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Journal.Behaviour = (consumer, _) => consumer == "slow" ? release.Task : Task.CompletedTask;
        await cluster.Stream("slow").OnNextAsync(new Reading("slow", 1));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => cluster.Stream($"fast/{i}").OnNextAsync(new Reading($"fast/{i}", 1))));
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 30);

        Assert.DoesNotContain(cluster.Journal.All, static taken => taken.Consumer == "slow");
        release.SetResult();
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 31);
    }

    [Fact]
    public async Task An_event_that_its_consumer_refuses_becomes_a_dead_letter_with_the_reason_after_its_attempts()
    {
        await using var cluster = await StartAsync(WithLetters);
        if (cluster is null)
        {
            return;
        }

        var attempts = new ConcurrentDictionary<int, int>();
        cluster.Journal.Behaviour = (_, reading) => attempts.AddOrUpdate(reading.Number, 1, static (_, seen) => seen + 1) > 0 && reading.Number == 2
            ? throw new StreamEventRefusedException("two is out of range")
            : Task.CompletedTask;
        await cluster.Stream("ada").OnNextBatchAsync([new Reading("ada", 1), new Reading("ada", 2), new Reading("ada", 3)]);
        var letter = await cluster.NextLetterAsync();
        await cluster.Journal.UntilAsync(static journal => journal.Of("ada").Distinct().Count() == 2);

        Assert.Equal("""{"sensor":"ada","number":2}""", Encoding.UTF8.GetString(letter.Payload.Span));
        Assert.Equal("two is out of range", letter.Attributes["dead_letter_reason"]);
        Assert.Equal("3", letter.Attributes["dead_letter_attempts"]);
        Assert.Equal(StreamCluster.Topic, letter.Attributes["dead_letter_source"]);
        Assert.Equal("ada", letter.Attributes["stream_key"]);
        Assert.Equal(StreamCluster.Readings, letter.Attributes["stream_namespace"]);
        Assert.True(attempts[2] >= 3);
        Assert.Equal([1, 3], cluster.Journal.Of("ada").Distinct().Order());
    }

    [Fact]
    public async Task JSON_that_is_not_what_the_consumer_observes_becomes_a_dead_letter()
    {
        await using var cluster = await StartAsync(WithLetters);
        if (cluster is null)
        {
            return;
        }

        await cluster.PublishAsync("""{"sensor":"ada","number":"a few"}""", new("stream_namespace", StreamCluster.Readings), new("stream_key", "ada"));
        var letter = await cluster.NextLetterAsync();

        Assert.Contains("is no Isobar.Tests.Streams.Grains.Reading", letter.Attributes["dead_letter_reason"], StringComparison.Ordinal);
        Assert.Contains("$.number", letter.Attributes["dead_letter_reason"], StringComparison.Ordinal);
        Assert.Equal("3", letter.Attributes["dead_letter_attempts"]);
        Assert.Empty(cluster.Journal.All);
    }

    [Fact]
    public async Task A_message_that_names_no_stream_becomes_a_dead_letter_at_once()
    {
        await using var cluster = await StartAsync(WithLetters);
        if (cluster is null)
        {
            return;
        }

        await cluster.PublishAsync("{}", new KeyValuePair<string, string>("stream_namespace", StreamCluster.Readings));
        var letter = await cluster.NextLetterAsync();

        Assert.StartsWith("The attribute stream_key is missing", letter.Attributes["dead_letter_reason"], StringComparison.Ordinal);
        Assert.Equal("1", letter.Attributes["dead_letter_attempts"]);
    }

    [Fact]
    public async Task An_event_of_a_stream_that_nobody_subscribes_to_becomes_a_dead_letter()
    {
        await using var cluster = await StartAsync(WithLetters);
        if (cluster is null)
        {
            return;
        }

        await cluster.Stream("ada", "nobody's").OnNextAsync(new Reading("ada", 1));
        var letter = await cluster.NextLetterAsync();

        Assert.StartsWith("Nobody subscribes to the stream", letter.Attributes["dead_letter_reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_that_is_published_again_is_tried_again()
    {
        await using var cluster = await StartAsync(WithLetters);
        if (cluster is null)
        {
            return;
        }

        cluster.Journal.Behaviour = static (_, _) => throw new StreamEventRefusedException("not today");
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        var letter = await cluster.NextLetterAsync();
        cluster.Journal.Behaviour = static (_, _) => Task.CompletedTask;
        await cluster.PublishAsync(Encoding.UTF8.GetString(letter.Payload.Span), [.. letter.Attributes]);
        await cluster.Journal.UntilAsync(static journal => journal.All.Count == 1);

        Assert.Equal([1], cluster.Journal.Of("ada"));
    }

    [Fact]
    public async Task Without_a_place_for_dead_letters_an_event_at_fault_is_handed_back_and_its_stream_goes_on()
    {
        await using var cluster = await StartAsync();
        if (cluster is null)
        {
            return;
        }

        var attempts = 0;
        cluster.Journal.Behaviour = (_, reading) => reading.Number == 1 && Interlocked.Increment(ref attempts) < 14
            ? throw new StreamEventRefusedException("never mind")
            : Task.CompletedTask;
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 1));
        await cluster.Stream("ada").OnNextAsync(new Reading("ada", 2));
        await cluster.Journal.UntilAsync(static journal => journal.Of("ada").Distinct().Count() == 2);

        Assert.Equal(2, cluster.Journal.Of("ada")[0]);
        Assert.Equal(14, attempts);
    }

    private static void WithLetters(PubSubStreamOptions options) => (options.DeadLetterTopic, options.MaxAttempts) = (StreamCluster.Letters, 3);

    private async Task<StreamCluster?> StartAsync(Action<PubSubStreamOptions>? configure = null)
    {
        var cluster = await StreamCluster.StartAsync(options =>
        {
            options.MaximumBackoff = TimeSpan.FromMilliseconds(200);
            configure?.Invoke(options);
        });
        if (cluster is null)
        {
            output.WriteLine(EmulatorInstallation.MissingBecause);
        }

        return cluster;
    }
}
