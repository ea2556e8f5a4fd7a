# Installs the .msi of this build, looks that Windows knows links, case files and the menu, starts the program without a window,
# removes it and looks that nothing is left but the user's data. For a machine that may be changed; as administrator.
$ErrorActionPreference = "Stop"
$package = Get-ChildItem (Join-Path $PSScriptRoot "..\..\target\packages\pitwall-*.msi") | Select-Object -First 1
if (-not $package) { throw "No package here: mvn -Pfast,installer -pl installer -am package makes one." }

function Invoke-Installer([string]$What) {
    $done = Start-Process msiexec -ArgumentList "$What `"$($package.FullName)`" /qn /norestart" -Wait -PassThru
    if ($done.ExitCode -ne 0) { throw "msiexec $What ended with $($done.ExitCode)." }
}

Invoke-Installer "/i"
$program = Join-Path $env:ProgramFiles "pitwall\pitwall.exe"
if (-not (Test-Path $program)) { throw "There is no $program." }
$command = (Get-Item "HKLM:\Software\Classes\pitwall\shell\open\command").GetValue("")
if ($command -ne "`"$program`" `"%1`"") { throw "pitwall: links open with: $command" }
if (-not (Test-Path "HKLM:\Software\Classes\.pitwall-case")) { throw "Windows does not know case files." }
$menu = Join-Path $env:ProgramData "Microsoft\Windows\Start Menu\Programs\Pitwall"
if (-not (Test-Path $menu)) { throw "There is no entry in the menu." }

$data = Join-Path $env:TEMP "pitwall-try"
# Kept classes that do not fit would be left aside without a word: here they end the start.
$env:JAVA_TOOL_OPTIONS = "-Dglass.platform=Headless -Dprism.order=sw -XX:AOTMode=on"
$run = Start-Process $program -ArgumentList "--rehearse --data `"$data`"" -Wait -PassThru
$env:JAVA_TOOL_OPTIONS = $null
if ($run.ExitCode -ne 0) { throw "The installed console never saw its fleet: $($run.ExitCode)." }

Invoke-Installer "/x"
foreach ($gone in $program, $menu, "HKLM:\Software\Classes\pitwall", "HKLM:\Software\Classes\.pitwall-case") {
    if (Test-Path $gone) { throw "$gone was left behind." }
}
if (-not (Test-Path $data)) { throw "The user's data went with the program." }
Write-Output "Installed, live and removed."
