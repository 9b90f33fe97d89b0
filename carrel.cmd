@rem SPDX-License-Identifier: Apache-2.0
@echo off
rem The launcher for Windows: builds what is missing, then runs the desk (no arguments) or a command.
rem Does what the bash script "carrel" does; see there for the reasons. Only the command's own output
rem goes to standard output.
setlocal EnableExtensions DisableDelayedExpansion
rem Nothing is looked up where a stranger's documents may lie: cmd.exe and what runs from here would else look in the
rem current folder first, and in each folder of the PATH that is no whole path.
set "NoDefaultCurrentDirectoryInExePath=1"
call :clean_path
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "APP=%ROOT%\app\target\carrel"
set "STAMP=%APP%\built"
set "LIBRARY=%ROOT%\native\target\built"
set "LOCK=%ROOT%\target\launcher.lock"
set "LIST=%ROOT%\packaging\prerequisites.tsv"

call :find_jdk
call :is_built
if "%BUILT%"=="yes" if defined JDK goto run
call :check_prerequisites
if defined MISSING goto missing
call :build
if errorlevel 1 exit /b 1

:run
rem Java's report of a crash holds the command line: not into the current folder. The next start takes out of it what
rem may be a person's words.
set "CRASHES=%LOCALAPPDATA%\CarrelCrashes"
set CRASH=-XX:ErrorFile=NUL
if defined LOCALAPPDATA if not exist "%CRASHES%" mkdir "%CRASHES%" 2>nul
if defined LOCALAPPDATA if exist "%CRASHES%" set CRASH="-XX:ErrorFile=%CRASHES%\crash-%%p.log" "-Dcarrel.crash.folder=%CRASHES%"
set CACHE="-Dcarrel.start.cache=%APP%\start.aot"
if exist "%APP%\start.aot" set CACHE=%CACHE% "-XX:AOTCache=%APP%\start.aot" -Xlog:aot*=off -Xlog:cds*=off
"%JDK%\bin\java.exe" "@%ROOT%\packaging\jvm.options" %CACHE% %CRASH% ^
  -p "%APP%\fx" --add-modules javafx.controls,atlantafx.base -cp "%APP%\cp\*" ^
  "-Dorg.sqlite.lib.path=%APP%\native" "-Donnxruntime.native.path=%APP%\native" "-Dcarrel.native.dir=%ROOT%\native\target\lib" "-Dcarrel.source.dir=%ROOT%" %CARREL_JAVA_OPTS% ^
  dev.carrel.app.Main %*
exit /b %ERRORLEVEL%

:missing
if "%~1"=="doctor" (
  echo missing: %MISSING%
  echo.
  echo To install what is missing:
  for /f "usebackq tokens=1,2,4 delims=	" %%A in ("%LIST%") do if "%%A %%B"=="install windows" echo   %%C
  echo   and unpack Maven 3.9 from https://maven.apache.org, with its bin folder on the PATH
  echo   then run this from the developer prompt of Visual Studio
) else (
  echo carrel: this is missing: %MISSING%. carrel doctor says how to install it. 1>&2
)
exit /b 1

:clean_path
set "REST=%PATH:"=%"
set "KEPT=%SystemRoot%\System32"
:next_entry
if not defined REST goto path_is_clean
set "LEFT=%REST%"
set "REST="
set "ENTRY="
for /f "eol=| tokens=1* delims=;" %%A in ("%LEFT%") do (
  set "ENTRY=%%A"
  set "REST=%%B"
)
if "%ENTRY:~1,2%"==":\" set "KEPT=%KEPT%;%ENTRY%"
if "%ENTRY:~1,2%"==":/" set "KEPT=%KEPT%;%ENTRY%"
if "%ENTRY:~0,2%"=="\\" set "KEPT=%KEPT%;%ENTRY%"
goto next_entry
:path_is_clean
set "PATH=%KEPT%"
exit /b 0

:is_jdk_25
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
set "CANDIDATE=%~1"
if not "%CANDIDATE:~1,1%"==":" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "JDK=%~1"
exit /b 0

:find_jdk
set "JDK="
call :is_jdk_25 "%CARREL_JAVA_HOME%"
call :is_jdk_25 "%JAVA_HOME%"
for /f "delims=" %%J in ('where $PATH:java.exe 2^>nul') do call :is_jdk_25 "%%~dpJ.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*") do call :is_jdk_25 "%%~D"
for /d %%D in ("%ProgramFiles%\Java\jdk-25*") do call :is_jdk_25 "%%~D"
for /d %%D in ("%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk-25*") do call :is_jdk_25 "%%~D"
exit /b 0

:is_built
set "BUILT=no"
if not exist "%STAMP%" exit /b 0
if not exist "%LIBRARY%" exit /b 0
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -Command ^
  "$t=($env:STAMP,$env:LIBRARY | ForEach-Object {(Get-Item -LiteralPath $_).LastWriteTimeUtc} | Sort-Object)[0]; $r=$env:ROOT;" ^
  "$p='pom.xml','native\pom.xml','engine\pom.xml','app\pom.xml','native\CMakeLists.txt','native\cmake','native\patches','native\src\main','engine\src\main','app\src\main';" ^
  "foreach($x in $p){$f=Join-Path $r $x; if(Test-Path -LiteralPath $f){if(Get-ChildItem -LiteralPath $f -Recurse -Force | Where-Object {$_.LastWriteTimeUtc -gt $t} | Select-Object -First 1){exit 1}}}; exit 0"
if not errorlevel 1 set "BUILT=yes"
exit /b 0

:check_prerequisites
set "MISSING="
for /f "usebackq tokens=1,2,3 delims=	" %%A in ("%LIST%") do if "%%A"=="tool" call :check "%%B" "%%C"
exit /b 0

rem NAME PROGRAMS: one of them must be on the PATH. A java must be of JDK 25; Windows has a python that is none.
:check
if "%~2"=="-" if defined JDK exit /b 0
if "%~2"=="-" goto not_there
set "PROGRAMS=%~2"
if not "%PROGRAMS:python=%"=="%PROGRAMS%" goto check_pip
for %%P in (%PROGRAMS%) do where $PATH:%%P >nul 2>&1 && exit /b 0
goto not_there
:check_pip
rem Isolated (-I): Python would else take a pip.py from the current folder.
python -I -m pip --version >nul 2>&1 && exit /b 0
py -I -m pip --version >nul 2>&1 && exit /b 0
:not_there
if defined MISSING (set "MISSING=%MISSING%, %~1") else (set "MISSING=%~1")
exit /b 0

:build
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
set "SAID="
:take_lock
mkdir "%LOCK%" 2>nul && goto locked
if not defined SAID echo carrel: another carrel is building here; waiting for it. If none is, delete "%LOCK%". 1>&2
set "SAID=yes"
timeout /t 1 /nobreak >nul 2>&1 || ping -n 2 127.0.0.1 >nul
goto take_lock
:locked
call :is_built
set "RC=0"
if "%BUILT%"=="yes" goto unlock
echo carrel: building Carrel and llama.cpp; the first time this takes some minutes 1>&2
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=%MAVEN_OPTS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
call mvn -B -T2 -Dquick -Dstyle.color=never -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -pl app,native/cmake -am package 1>&2 <nul
if errorlevel 1 set "RC=1"
popd
if "%RC%"=="1" echo carrel: the build failed; its messages stand above 1>&2
:unlock
rmdir "%LOCK%" 2>nul
exit /b %RC%
