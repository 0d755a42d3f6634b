; Inno Setup 6.3 or newer: makes offcirc-VERSION-windows-x64.exe of dist\offcirc, the bundle that PyInstaller made on Windows.
; On Windows, in the root of the repository:
;   .venv\Scripts\python packaging\bundle\build.py
;   .venv\Scripts\python packaging\windows\build.py
; The second calls ISCC.exe with the version. Not yet tried: there was no Windows where this was written.

#ifndef AppVersion
  #error Say the version: ISCC /DAppVersion=... (packaging\windows\build.py does)
#endif
#define Root SourcePath + "..\.."
#define Bundle Root + "\dist\offcirc"
#define FileType "offcirc.transactions"

[Setup]
; What tells Windows that a later version is the same program: never to be changed.
AppId={{6B6E0F0B-5C1F-4E2B-9B0A-0F5C6D3A7E41}
AppName=offcirc
AppVersion={#AppVersion}
AppPublisher=The offcirc developers
VersionInfoVersion={#AppVersion}
LicenseFile={#Root}\LICENSE
OutputDir={#Root}\dist
OutputBaseFilename=offcirc-{#AppVersion}-windows-x64
SetupIconFile={#Root}\dist\icons\offcirc.ico
UninstallDisplayIcon={app}\offcircw.exe
UninstallDisplayName=offcirc
DefaultDirName={autopf}\offcirc
DisableProgramGroupPage=yes
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; For oneself without an administrator, or for all users of the machine: setup asks. /CURRENTUSER and /ALLUSERS say it.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
; An open window holds this name: setup and uninstaller say that it is open and wait for it to be closed; silently, they
; end without having changed anything. It is never closed from outside: scans may be waiting for an answer.
AppMutex=offcirc-is-running,Global\offcirc-is-running
CloseApplications=no
RestartApplications=no
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fi"; MessagesFile: "compiler:Languages\Finnish.isl"
Name: "cs"; MessagesFile: "compiler:Languages\Czech.isl"

[CustomMessages]
en.Transactions=offcirc transactions
fi.Transactions=offcirc-tapahtumat
cs.Transactions=Transakce offcirc
en.Running=offcirc is open, or is synchronising. Close its window (nothing that was recorded is lost by that), then try again.
fi.Running=offcirc on auki tai synkronoi. Sulje ikkuna (mitään tallennettua ei katoa), ja yritä sitten uudelleen.
cs.Running=Program offcirc je otevřený nebo právě synchronizuje. Zavřete jeho okno (nic zaznamenaného se neztratí) a zkuste to znovu.
en.Stays=offcirc has been removed. Journals are left alone. What was recorded and not sent yet is in them, and nowhere else:
fi.Stays=offcirc on poistettu. Tapahtumalokeihin ei kosketa. Tallennetut mutta lähettämättömät tapahtumat ovat vain niissä:
cs.Stays=Program offcirc byl odebrán. Deníky zůstaly, jak jsou. Co bylo zaznamenáno a ještě neodesláno, je jen v nich:

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Modules of the older version: what is not in this one must not be found.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\offcirc"; Filename: "{app}\offcircw.exe"; AppUserModelID: "org.offcirc.offcirc"
Name: "{autodesktop}\offcirc"; Filename: "{app}\offcircw.exe"; AppUserModelID: "org.offcirc.offcirc"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.offcirc"; ValueType: string; ValueData: "{#FileType}"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.offcirc"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.offcirc.transactions"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#FileType}"; ValueType: string; ValueData: "{cm:Transactions}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#FileType}\DefaultIcon"; ValueType: string; ValueData: "{app}\offcircw.exe,0"
Root: HKA; Subkey: "Software\Classes\{#FileType}\shell\open\command"; ValueType: string; ValueData: """{app}\offcircw.exe"" ""%1"""
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\offcirc.exe"; ValueType: string; ValueData: "{app}\offcirc.exe"; Flags: uninsdeletekey

[Run]
Filename: "{app}\offcircw.exe"; Description: "{cm:LaunchProgram,offcirc}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: dirifempty; Name: "{app}"

[Code]
{ A program that has no window holds no mutex: a synchronisation that the schedule started. What runs cannot be opened
  to be written. }
function InUse(Program_: String): Boolean;
var
  Name: String;
  Opened: TFileStream;
begin
  Name := ExpandConstant('{app}\') + Program_;
  Result := False;
  if FileExists(Name) then
    try
      Opened := TFileStream.Create(Name, fmOpenReadWrite);
      Opened.Free;
    except
      Result := True;
    end;
end;

function PrepareToInstall(var NeedsRestart: Boolean): String;
begin
  Result := '';
  if InUse('offcirc.exe') or InUse('offcircw.exe') or InUse('offcirc-central.exe') then
    Result := CustomMessage('Running');
end;

function InitializeUninstall: Boolean;
begin
  Result := not (InUse('offcirc.exe') or InUse('offcircw.exe') or InUse('offcirc-central.exe'));
  if not Result then
    SuppressibleMsgBox(CustomMessage('Running'), mbInformation, MB_OK, IDOK);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usPostUninstall then
    SuppressibleMsgBox(CustomMessage('Stays') + #13#10 + ExpandConstant('{localappdata}\offcirc'), mbInformation, MB_OK, IDOK);
end;
