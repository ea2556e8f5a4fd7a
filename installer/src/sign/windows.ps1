# Signs with signtool. The build calls it where PITWALL_SIGN is yes.
#   PITWALL_SIGN_KEY        thumbprint of a certificate in the store of this user
#   PITWALL_SIGN_TIMESTAMP  address of a time-stamping service
param([string]$What, [string]$Where)
$ErrorActionPreference = "Stop"

if (-not $env:PITWALL_SIGN_KEY) { throw "PITWALL_SIGN_KEY names no certificate." }
if (-not $env:PITWALL_SIGN_TIMESTAMP) { throw "PITWALL_SIGN_TIMESTAMP names no service." }

$pattern = if ($What -eq "image") { "*.exe" } else { "*.msi" }
Get-ChildItem -Path $Where -Filter $pattern -Recurse | ForEach-Object {
    # jpackage makes its launcher read-only.
    Set-ItemProperty -Path $_.FullName -Name IsReadOnly -Value $false
    & signtool sign /sha1 $env:PITWALL_SIGN_KEY /fd SHA256 /tr $env:PITWALL_SIGN_TIMESTAMP /td SHA256 $_.FullName
    if ($LASTEXITCODE -ne 0) { throw "signtool ended with $LASTEXITCODE for $($_.FullName)." }
}
