using System.Threading.Channels;

namespace Isobar.Api.Live;

/// <summary>One open page. One that cannot follow is let go: it comes again, and begins with a snapshot.</summary>
internal sealed class LivePage(LiveFilter filter, RowSample sample, Action<LivePage> onClose) : IDisposable
{
    private const int MostBehind = 8;

    private readonly Channel<LiveMoment> _moments = Channel.CreateBounded<LiveMoment>(
        new BoundedChannelOptions(MostBehind) { SingleReader = true, SingleWriter = true });

    public LiveFilter Filter => filter;

    public RowSample Sample => sample;

    /// <summary>What happens, second by second. It ends when the page does not keep up.</summary>
    public IAsyncEnumerable<LiveMoment> MomentsAsync(CancellationToken cancellationToken) => _moments.Reader.ReadAllAsync(cancellationToken);

    public void Show(LiveMoment moment)
    {
        if (!_moments.Writer.TryWrite(moment))
        {
            _moments.Writer.TryComplete();
        }
    }

    public void Dispose() => onClose(this);
}
