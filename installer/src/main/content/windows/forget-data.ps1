# Removes what the console keeps of the user who runs it: settings, offline data, tiles, drafts and notes. The program and what
# the fleet server has stay. Asks first, unless told -Yes.
param([switch]$Yes)
$ErrorActionPreference = "Stop"

$data = if ($env:PITWALL_DATA) { $env:PITWALL_DATA } else { Join-Path $env:LOCALAPPDATA "Pitwall" }
if (-not (Test-Path $data)) {
    Write-Output "Nothing is kept in $data."
    exit 0
}
# Where a link leads, and only what the console made: the folder may be named by hand.
$folder = Get-Item -Path $data -Force
if ($folder.LinkType) {
    $data = @($folder.Target)[0]
}
$data = (Resolve-Path $data).Path
$ours = "preferences.json", "connections.json", "updates-seen.json", "vault", "map-tiles", "console-log" | Where-Object { Test-Path (Join-Path $data $_) }
if (-not $ours -or $data.TrimEnd("\") -eq $env:USERPROFILE.TrimEnd("\")) {
    Write-Output "$data does not look like a folder of Pitwall alone. Nothing was removed."
    exit 2
}
if (-not $Yes) {
    $answer = Read-Host "Remove everything in $data, notes and drafts that were never sent too? [y/N]"
    if ($answer -ne "y") {
        Write-Output "Nothing was removed."
        exit 1
    }
}
Remove-Item -Path $data -Recurse -Force
Write-Output "Sign-ins in the Credential Manager stay there: forget connections in Pitwall before, or remove what is called Pitwall there."
Write-Output "Removed $data."
