using Isobar.Client.Sending.Formats;

namespace Isobar.Client.Sending;

internal enum SendFormat
{
    Events,
    RandomUser,
}

internal static class SendFormats
{
    public static IEventFormat Open(this SendFormat format) => format switch
    {
        SendFormat.RandomUser => new RandomUserFormat(),
        _ => new EventsFormat(),
    };
}
