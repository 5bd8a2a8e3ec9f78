using Isobar.Warehousing;

namespace Isobar.Tests.Versions.Samples;

/// <summary>How calls fail.</summary>
internal sealed class ExceptionSamples : ISamples
{
    public IEnumerable<Sample> Read() => new Exception[]
    {
        new AppendFailedException("The warehouse did not take the rows.", new TimeoutException("It was slow.")),
        new WriterBusyException(10_000, 10_000),
        new BatchRefusedException("No such column."),
        new QueryRefusedException("No such table."),
        new WarehouseUnavailableException("The disk is full.", new IOException("No space left.")),
    }.Select(Sample.OfVersion1);
}
