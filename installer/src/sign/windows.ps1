# Signs with signtool. The build calls it where PITWALL_SIGN is yes.
#   PITWALL_SIGN_KEY        thumbprint of a certificate in the store of this user
#   PITWALL_SIGN_TIMESTAMP  address of a time-stamping service
param([string]$What, [string]$Where)
$ErrorActionPreference = "Stop"

if (-not $env:PITWALL_SIGN_KEY) { throw "PITWALL_SIGN_KEY names no certificate." }
if (-not $env:PITWALL_SIGN_TIMESTAMP) { throw "PITWALL_SIGN_TIMESTAMP names no service." }

# Whoever builds has it, but seldom on the path.
$tool = (Get-Command signtool -ErrorAction SilentlyContinue).Source
if (-not $tool) {
    $tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" -ErrorAction SilentlyContinue |
        Sort-Object { [version]$_.Directory.Parent.Name } | Select-Object -Last 1 -ExpandProperty FullName
}
if (-not $tool) { throw "There is no signtool: it comes with the Windows SDK." }

$pattern = if ($What -eq "image") { "*.exe" } else { "*.msi" }
Get-ChildItem -Path $Where -Filter $pattern -Recurse | ForEach-Object {
    # jpackage makes its launcher read-only.
    Set-ItemProperty -Path $_.FullName -Name IsReadOnly -Value $false
    & $tool sign /sha1 $env:PITWALL_SIGN_KEY /fd SHA256 /tr $env:PITWALL_SIGN_TIMESTAMP /td SHA256 $_.FullName
    if ($LASTEXITCODE -ne 0) { throw "signtool ended with $LASTEXITCODE for $($_.FullName)." }
}
