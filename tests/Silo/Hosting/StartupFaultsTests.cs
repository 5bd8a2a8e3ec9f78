using Isobar.Adapters.Sqlite;
using Isobar.Api.Keys;
using Isobar.Silo.Configuration;
using Isobar.Silo.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Silo.Hosting;

public sealed class StartupFaultsTests
{
    public static TheoryData<Exception> OwnWords => new(
        new ConfigurationFaultException("Nope: there is no such key."),
        new DataDirectoryException("The directory is in use by another process."),
        new ListenRefusedException("http://0.0.0.0:8080"));

    [Theory]
    [MemberData(nameof(OwnWords))]
    public void A_foreseen_fault_is_told_in_its_own_words(Exception failure) =>
        Assert.Equal(failure.Message, StartupFaults.Explain(failure));

    [Fact]
    public void All_faults_of_all_options_are_told_a_line_each()
    {
        var writer = new OptionsValidationException("", typeof(object), ["Writer:A is wrong.", "Writer:B is wrong."]);
        var users = new OptionsValidationException("", typeof(object), ["Users:C is wrong."]);
        Assert.Equal(
            ["Writer:A is wrong.", "Writer:B is wrong.", "Users:C is wrong."],
            StartupFaults.Explain(new AggregateException(writer, users))!.Split(Environment.NewLine));
    }

    [Fact]
    public void A_port_in_use_comes_with_what_to_do()
    {
        var failure = new IOException("Failed to bind to address http://127.0.0.1:8080.", new AddressInUseException("in use"));
        Assert.Contains("choose another port (--urls", StartupFaults.Explain(failure), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_binder_cannot_read_is_told_in_its_words()
    {
        var failure = new InvalidOperationException("Failed to convert configuration value 'x' at 'Logging:Y'.")
        {
            Source = "Microsoft.Extensions.Configuration.Binder",
        };
        Assert.Equal(failure.Message, StartupFaults.Explain(failure));
    }

    [Fact]
    public void What_nobody_foresaw_keeps_its_stack()
    {
        Assert.Null(StartupFaults.Explain(new InvalidOperationException("A bug.")));
        Assert.Null(StartupFaults.Explain(new AggregateException(new ConfigurationFaultException("x"), new InvalidOperationException("A bug."))));
    }
}
