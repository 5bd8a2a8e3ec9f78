namespace Isobar.PubSub.Batching;

/// <summary>Items of one or more callers that travel together.</summary>
internal sealed class Batch<T>
{
    public List<T> Items { get; } = [];

    public List<Share> Shares { get; } = [];

    public long Bytes { get; private set; }

    /// <summary>Whether it waits for nothing but its turn.</summary>
    public bool IsRipe { get; set; }

    public ITimer? Timer { get; set; }

    public void Add(T item, int bytes)
    {
        Items.Add(item);
        Bytes += bytes;
    }

    /// <summary>The items of one caller.</summary>
    public List<T> ItemsOf(Share share) => Items.GetRange(share.Start, share.Count);

    /// <summary>Opens a caller's share at the end; its count follows when it is known.</summary>
    public Share NewShare()
    {
        var share = new Share(Items.Count);
        Shares.Add(share);
        return share;
    }
}
