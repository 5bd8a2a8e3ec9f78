using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>Which dead letters to list: those that meet every condition that is set.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>The largest <see cref="Limit"/>, and the most <see cref="Keys"/>.</summary>
    public const int MostLetters = 1_000;

    /// <summary>Only those with this reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Only those with one of these keys, at most 1,000; a look-up, not a search. Keys that are not there are ignored.</summary>
    public IReadOnlyList<RowKey>? Keys { get; init; }

    /// <summary>
    /// Only those listed after this one, which need not be there any more: the way to page backwards. Letters of one instant are
    /// told apart by their keys, so no page skips or repeats one.
    /// </summary>
    public DeadLetterReference? Before { get; init; }

    /// <summary>At most this many, 1 to 1,000; it bounds a look-up by <see cref="Keys"/> too.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Whether the letter meets every condition, the limit apart.</summary>
    public bool Includes(DeadLetter letter) =>
        (Reason is null || letter.Reason == Reason)
        && (Keys is null || Keys.Contains(letter.Key))
        && (Before is not { } before || DeadLetterReference.To(letter) < before);
}
