namespace Isobar.Client.Sending.Progress;

/// <summary>Shows how far a send is.</summary>
internal interface ISendProgress
{
    /// <param name="totals">So far.</param>
    /// <param name="offset">Bytes of the source that are settled.</param>
    void Advance(SendTotals totals, long offset);

    /// <summary>Says why it does not move.</summary>
    void Tell(string text);
}
