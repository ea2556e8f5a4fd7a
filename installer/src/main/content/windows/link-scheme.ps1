# Makes pitwall: links open the console (add), or takes that back (remove). For this user, or with -AllUsers, as
# administrator, for everybody on this computer.
param(
    [Parameter(Mandatory = $true)][ValidateSet("add", "remove")][string]$What,
    [switch]$AllUsers
)
$ErrorActionPreference = "Stop"

$hive = if ($AllUsers) { "HKLM:" } else { "HKCU:" }
$key = "$hive\Software\Classes\pitwall"
$program = Join-Path (Split-Path -Parent $PSScriptRoot) "pitwall.exe"

if ($What -eq "add") {
    New-Item -Path "$key\shell\open\command" -Force | Out-Null
    Set-Item -Path $key -Value "URL:Pitwall"
    New-ItemProperty -Path $key -Name "URL Protocol" -Value "" -Force | Out-Null
    Set-Item -Path "$key\shell\open\command" -Value "`"$program`" `"%1`""
} elseif (Test-Path $key) {
    Remove-Item -Path $key -Recurse
}
