# One image for every process of a cluster: silo (the default), serve, cluster setup; and up, everything in one container.
#   docker build --tag isobar .
#   docker run --rm isobar silo --help

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
# Warnings have had their say in the tests; those of a newer SDK should not keep an image from being built. Without a host program of its own, what
# is published runs on every architecture.
RUN dotnet publish Silo/Isobar.Silo.csproj --configuration Release --output publish --nologo \
    -p:IsobarRuntime=orleans -p:UseAppHost=false -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false
# There is no shell in the next stage to make it with.
RUN mkdir data

# Chiseled: no shell, no package manager. Without -extra, because globalization is invariant (Directory.Build.props).
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /src/publish ./
# Only `up` writes there. Kubernetes cannot know that a name is not root's, so users are numbers.
COPY --from=build --chown=1654:1654 /src/data ./data
USER 1654
# Addresses come from --urls; diagnostics would want a socket in /tmp.
ENV ASPNETCORE_HTTP_PORTS="" \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080 11111 30000
ENTRYPOINT ["dotnet", "isobar-silo.dll"]
CMD ["silo", "--urls", "http://0.0.0.0:8080"]
