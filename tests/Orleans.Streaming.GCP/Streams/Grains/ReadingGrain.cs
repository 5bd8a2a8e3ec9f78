using Isobar.Tests.Streams.Hosting;
using Orleans.Streams.Core;

namespace Isobar.Tests.Streams.Grains;

public interface IReadingGrain : IGrainWithStringKey;

/// <summary>Consumes by implicit subscription, and does with an event what its test has it do.</summary>
[ImplicitStreamSubscription(StreamCluster.Readings)]
public sealed class ReadingGrain(Journal journal) : Grain, IReadingGrain, IStreamSubscriptionObserver, IAsyncObserver<Reading>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<Reading>().ResumeAsync(this);

    public Task OnNextAsync(Reading item, StreamSequenceToken? token = null) =>
        journal.TakeAsync(this.GetPrimaryKeyString(), item, RequestContext.Get("tenant") as string);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
