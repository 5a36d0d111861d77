@echo off
rem Runs Maven on JDK 25: the installed one where it is recent enough, otherwise Apache Maven fetched
rem once from Apache's archive and checked. MVNW_REPOURL names a Maven repository to fetch it from.
setlocal
set "MAVEN_VERSION=3.9.16"
set "MAVEN_SHA512=ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3"

set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*25*") do call :try "%%~D"
for /d %%D in ("%ProgramFiles%\Java\*25*") do call :try "%%~D"
for /d %%D in ("%ProgramFiles%\Microsoft\*25*") do call :try "%%~D"
for /d %%D in ("%LOCALAPPDATA%\Programs\Eclipse Adoptium\*25*") do call :try "%%~D"
for /d %%D in ("%USERPROFILE%\.jdks\*25*") do call :try "%%~D"
for %%J in (javac.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined FOUND (
  echo CacheScope needs JDK 25 to build: install one, for example Eclipse Temurin 25 ^(JDK^). 1>&2
  exit /b 3
)
set "JAVA_HOME=%FOUND%"
set "PATH=%JAVA_HOME%\bin;%PATH%"
rem Maven's own libraries call what JDK 25 warns about.
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"

set "MAVEN="
for %%M in (mvn.cmd) do set "MAVEN=%%~$PATH:M"
if not defined MAVEN goto fetch
set "VERSION="
for /f "tokens=3" %%V in ('call "%MAVEN%" --version 2^>nul ^| findstr /c:"Apache Maven"') do set "VERSION=%%V"
for /f "tokens=1-3 delims=.-" %%A in ("%VERSION%") do (
  if "%%A"=="3" if %%B GTR 8 goto run
  if "%%A.%%B"=="3.8" if %%C GEQ 6 goto run
)

:fetch
set "FOLDER=%USERPROFILE%\.m2\wrapper\dists\cachescope"
if defined MAVEN_USER_HOME set "FOLDER=%MAVEN_USER_HOME%\wrapper\dists\cachescope"
set "MAVEN=%FOLDER%\apache-maven-%MAVEN_VERSION%\bin\mvn.cmd"
if exist "%MAVEN%" goto run
set "NAME=apache-maven-%MAVEN_VERSION%-bin.zip"
set "URL=https://archive.apache.org/dist/maven/maven-3/%MAVEN_VERSION%/binaries/%NAME%"
if defined MVNW_REPOURL set "URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%MAVEN_VERSION%/%NAME%"
echo Fetching Apache Maven %MAVEN_VERSION%, once. 1>&2
powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference='Stop'; $ProgressPreference='SilentlyContinue';" ^
  "[Net.ServicePointManager]::SecurityProtocol='Tls12';" ^
  "New-Item -ItemType Directory -Force $env:FOLDER | Out-Null;" ^
  "$zip=Join-Path $env:FOLDER ([guid]::NewGuid().ToString()+'.zip');" ^
  "Invoke-WebRequest -UseBasicParsing $env:URL -OutFile $zip;" ^
  "if ((Get-FileHash $zip -Algorithm SHA512).Hash -ne $env:MAVEN_SHA512) { Remove-Item $zip; throw 'Its SHA-512 differs.' };" ^
  "Expand-Archive -Force $zip $env:FOLDER; Remove-Item $zip"
if errorlevel 1 (
  echo Cannot fetch %URL%; install Maven 3.8.6 or later instead. 1>&2
  exit /b 3
)

:run
call "%MAVEN%" -f "%~dp0pom.xml" %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul && set "FOUND=%~1"
exit /b 0
