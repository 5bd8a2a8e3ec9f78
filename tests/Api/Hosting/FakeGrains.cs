using System.Reflection;
using Isobar.Events;
using Isobar.Places;
using Isobar.Users;
using Isobar.Weather;

namespace Isobar.Api.Tests.Hosting;

/// <summary>
/// Users and cells as the test says. The factory is a dynamic proxy because its interface has other members on the other runtime.
/// </summary>
internal sealed class FakeGrains
{
    public FakeGrains()
    {
        Factory = DispatchProxy.Create<IGrainFactory, FactoryProxy>();
        ((FactoryProxy)Factory).Grains = this;
    }

    public IGrainFactory Factory { get; }

    public Dictionary<string, UserSnapshot> Users { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string User, string Event), RowKey> Windows { get; } = [];

    public Dictionary<string, LocationSnapshot> Cells { get; } = new(StringComparer.Ordinal);

    public Exception? Failure { get; set; }

    private Task<T> Answer<T>(Func<T> answer) =>
        Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer());

    private sealed class UserGrain(FakeGrains grains, string user) : IUserGrain
    {
        public Task<UserSnapshot> GetSnapshotAsync(int recentEvents) => grains.Answer(() =>
            grains.Users.TryGetValue(user, out var snapshot)
                ? snapshot with { RecentKeys = [.. snapshot.RecentKeys.Take(recentEvents)] }
                : new UserSnapshot(UserProfile.Empty, []));

        public Task<RowKey?> LocateAsync(string eventId) => grains.Answer<RowKey?>(() =>
            grains.Windows.TryGetValue((user, eventId), out var key) ? key : null);
    }

    private sealed class LocationGrain(FakeGrains grains, string cell) : ILocationGrain
    {
        public Task<SlotWeather> GetWeatherAsync(Slot slot) => throw new NotSupportedException("The API only looks.");

        public Task<LocationSnapshot> GetSnapshotAsync() => grains.Answer(() =>
            grains.Cells.GetValueOrDefault(cell) ?? new LocationSnapshot { Cell = Cell.Parse(cell), Slots = [] });
    }

    // No grain has a blank key, on either runtime. Not sealed and not private, because the proxy is a class that derives from it.
    internal class FactoryProxy : DispatchProxy
    {
        public FakeGrains Grains { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var key = (string)args![0]!;
            if (string.IsNullOrWhiteSpace(key))
            {
                throw new ArgumentException("No grain has a blank key.", nameof(args));
            }

            return targetMethod!.GetGenericArguments()[0] == typeof(IUserGrain)
                ? new UserGrain(Grains, key)
                : new LocationGrain(Grains, key);
        }
    }
}
