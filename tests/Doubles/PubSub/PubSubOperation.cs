namespace Isobar.Tests.Doubles.PubSub;

/// <summary>The calls that the double answers.</summary>
public enum PubSubOperation
{
    GetTopic,
    CreateTopic,
    PatchTopic,
    GetSubscription,
    CreateSubscription,
    PatchSubscription,
    Publish,
    Pull,
    Acknowledge,
    ModifyAckDeadline,
    Seek,

    /// <summary>Cloud Monitoring's list of time series.</summary>
    TimeSeries,
}
