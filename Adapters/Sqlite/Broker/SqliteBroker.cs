using Isobar.Broker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// The embedded broker, in <c>broker.db</c>. Publishes that overlap become one segment and one commit; acknowledgements take effect at
/// once and are written a little later; leases are in memory.
/// </summary>
public sealed class SqliteBroker : IBroker, IAsyncDisposable
{
    private readonly string _path;
    private readonly BrokerStatements _statements;
    private readonly BrokerDirectory _directory;
    private readonly SegmentReader _reader;
    private readonly SegmentWriter _segments;
    private readonly GroupCommitWriter _writer;
    private readonly Housekeeping _housekeeping;
    private bool _disposed;

    /// <exception cref="DataDirectoryException">The file cannot be used.</exception>
    public SqliteBroker(
        DataDirectory directory,
        IOptions<SqliteOptions> sqlite,
        IOptions<SqliteBrokerOptions> options,
        TimeProvider time,
        ILogger<SqliteBroker> logger)
    {
        var file = SqliteFile.OpenForWriting(directory, BrokerSchema.File, sqlite.Value);
        _path = file.Path;
        _reader = new SegmentReader(SqliteFile.OpenForReading(directory, BrokerSchema.File, sqlite.Value));
        var leases = new LeaseNumbers(BrokerRestore.NextStart(file));
        _directory = new BrokerDirectory(
            (stored, topic) => new Subscription(stored, topic, _reader, options.Value, leases, time, logger));
        BrokerRestore.Fill(_directory, file);
        _statements = new BrokerStatements(file);
        _segments = new SegmentWriter(_statements, options.Value, time, BrokerRestore.LastSegment(file));
        _writer = new GroupCommitWriter(file, _statements, _segments, sqlite.Value, time, Unavailable);
        _housekeeping = new Housekeeping(_directory, _reader, _statements, _writer, options.Value, time, logger);
        _writer.Start();
        _housekeeping.Start();
    }

    public Task EnsureTopicAsync(string topic, CancellationToken cancellationToken) => _directory.HasTopic(topic)
        ? Task.CompletedTask
        : _writer.WriteAsync(new EnsureTopicOperation(_statements, _directory, topic), cancellationToken);

    public Task EnsureSubscriptionAsync(
        string subscription, SubscriptionSettings settings, CancellationToken cancellationToken)
    {
        SubscriptionLimits.Check(settings);
        return _writer.WriteAsync(
            new EnsureSubscriptionOperation(
                _statements, _directory, _segments, _directory.Topic(settings.Topic), subscription, settings),
            cancellationToken);
    }

    public async Task PublishAsync(
        string topic, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var target = _directory.Topic(topic);
        if (messages.Count > 0)
        {
            // Not disposed when waiting for room is cancelled or fails: then the buffer is left to the garbage collector.
            var encoded = EncodedMessages.Of(messages);
            await _writer.WriteAsync(new PublishOperation(_segments, target, messages, encoded), cancellationToken);
            encoded.Dispose();
        }
    }

    public async Task<IReadOnlyList<ReceivedMessage>> PullAsync(
        string subscription, int maxMessages, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessages, 1);
        try
        {
            return await _directory.Subscription(subscription).PullAsync(maxMessages, cancellationToken);
        }
        catch (SqliteFailure e)
        {
            throw Unavailable(SqliteAdvice.For(_path, e), e);
        }
    }

    public Task AcknowledgeAsync(string subscription, IReadOnlyList<string> ackIds, CancellationToken cancellationToken)
    {
        _directory.Subscription(subscription).Acknowledge(ackIds);
        return Task.CompletedTask;
    }

    public Task NegativeAcknowledgeAsync(
        string subscription, IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken)
    {
        var target = _directory.Subscription(subscription);
        var faults = target.GiveBack(messages);
        return faults.Count == 0
            ? Task.CompletedTask
            : _writer.WriteAsync(new StoreFaultsOperation(_statements, target.Id, faults), cancellationToken);
    }

    public Task ExtendAsync(
        string subscription, IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken)
    {
        _directory.Subscription(subscription).Extend(ackIds, extension);
        return Task.CompletedTask;
    }

    public Task SeekAsync(string subscription, DateTimeOffset publishedSince, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            new SeekOperation(_statements, _directory.Subscription(subscription), publishedSince), cancellationToken);

    public Task<Backlog> GetBacklogAsync(string subscription, CancellationToken cancellationToken) =>
        Task.FromResult(_directory.Subscription(subscription).Backlog());

    /// <summary>Writes what is published and settled, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _disposed, true))
        {
            await _housekeeping.DisposeAsync();
            await _writer.DisposeAsync();
            _reader.Dispose();
        }
    }

    private static BrokerUnavailableException Unavailable(string message, Exception cause) => new(message, cause);
}
