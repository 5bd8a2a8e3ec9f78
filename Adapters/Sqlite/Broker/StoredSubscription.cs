using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>A subscription as the file has it.</summary>
internal sealed record StoredSubscription(long Id, string Name, SubscriptionSettings Settings, long Floor, long Unsettled);
