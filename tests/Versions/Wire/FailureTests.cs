using Isobar.Warehousing;
using Npgsql;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Isobar.Tests.Versions.Wire;

/// <summary>A call that failed in one silo fails in the one that made it, whichever of the two knows more.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly OrleansBytes _today = OrleansBytes.Today();

    [Fact]
    public void A_failure_takes_along_what_a_driver_threw()
    {
        var sent = new AppendFailedException("The warehouse did not take the rows.", new NpgsqlException("Connection refused."));
        var read = Assert.IsType<AppendFailedException>(_today.Read(_today.Write(sent)));

        Assert.Equal("Connection refused.", Assert.IsType<NpgsqlException>(read.InnerException).Message);
    }

    [Fact]
    public void A_failure_of_a_class_that_the_reader_lacks_arrives_with_its_name_and_message()
    {
        var bytes = WireNames.Replace(_today.Write(new BareFailureException("Out of paper.")), nameof(BareFailureException), "LateFailureException");
        var read = Assert.IsType<UnavailableExceptionFallbackException>(_today.Read(bytes));

        Assert.Equal("Out of paper.", read.Message);
        Assert.Contains("LateFailureException", read.ExceptionType, StringComparison.Ordinal);
    }

    /// <summary>Its caller is told of the reading instead, so that the call has failed all the same.</summary>
    [Fact]
    public void A_failure_with_an_alias_that_the_reader_lacks_cannot_be_read()
    {
        var answer = _today.Write(Response.FromException(new LaterFailureException("Out of paper.")));
        Assert.IsType<LaterFailureException>(Assert.IsAssignableFrom<Response>(_today.Read(answer)).Exception);

        Assert.ThrowsAny<SerializerException>(() => _today.Read(WireNames.Replace(answer, "tests.later-failure", "tests.other-failure")));
    }

    public void Dispose() => _today.Dispose();
}
