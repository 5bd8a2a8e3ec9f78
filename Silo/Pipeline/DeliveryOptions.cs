namespace Isobar.Silo.Pipeline;

/// <summary>How messages become deliveries to grains.</summary>
public sealed class DeliveryOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Delivery";

    /// <summary>
    /// Attempts before a message that is not an event becomes a dead letter, 1 to 100. Default 5: with the growing pauses of
    /// redelivery, time enough for a rolling upgrade to bring a consumer that understands it.
    /// </summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (MaxAttempts is < 1 or > 100)
        {
            yield return $"{Section}:{nameof(MaxAttempts)} must be 1 to 100, and is {MaxAttempts}.";
        }
    }
}
