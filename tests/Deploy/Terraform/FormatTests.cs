using Isobar.Tests.Deploy.Tools;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Terraform;

public sealed class FormatTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Terraform_files_are_formatted_as_Terraform_would()
    {
        if (Tool.Terraform.MissingBecause is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        await Tool.Terraform.OutputAsync(Checkout.Root, "fmt", "-check", "-diff", "-recursive", "deploy/terraform");
    }
}
