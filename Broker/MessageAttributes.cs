using System.Collections;

namespace Isobar.Broker;

/// <summary>
/// The attributes of a message: a handful of names with values, in the order given. Looked up by walking, which for the two
/// to five attributes that a message carries is cheaper than hashing, in time and in memory.
/// </summary>
public sealed class MessageAttributes : IReadOnlyCollection<KeyValuePair<string, string>>
{
    public static readonly MessageAttributes Empty = new([]);

    private readonly KeyValuePair<string, string>[] _pairs;

    public MessageAttributes(params KeyValuePair<string, string>[] pairs) => _pairs = pairs;

    public int Count => _pairs.Length;

    /// <summary>The value of <paramref name="name"/>, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in _pairs)
            {
                if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    public ReadOnlySpan<KeyValuePair<string, string>> AsSpan() => _pairs;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
