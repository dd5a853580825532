//! The real binary: run a command to its end, or serve on a free port and talk to it.
//!
//! Nothing is inherited from the environment of the tests, and nothing waits without a deadline.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::databases::Own;

/// How long anything may take before a test gives up. Generous, because the machine may be busy.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// The binary, with an empty environment.
pub fn wayfellow() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayfellow"));
    command.env_clear().stdin(Stdio::null());
    command
}

/// What a command printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("not JSON ({e}): {}\n{}", self.out, self.err))
    }
}

/// Runs the binary with these arguments to its end.
pub fn run(args: &[&str]) -> Ran {
    finish(wayfellow().args(args), b"")
}

/// Runs a command to its end, with something on its standard input.
pub fn finish(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    // A command may end before it has read everything; then writing fails, which is no fault.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("output in UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages in UTF-8"),
    }
}

/// A running server. Ended when dropped.
pub struct Server {
    child: Child,
    /// Removed with it.
    _own: Option<Own>,
    pub address: SocketAddr,
    /// From the start of the process to the line that names the address.
    pub started_in: Duration,
    log: mpsc::Receiver<String>,
    logged: String,
}

impl Server {
    /// Starts `wayfellow serve` on a free port with further arguments.
    pub fn start(args: &[&str]) -> Server {
        Server::from(
            wayfellow()
                .args(["serve", "--listen", "127.0.0.1:0"])
                .args(args),
        )
    }

    /// Starts a command that serves, and waits until it names its address.
    ///
    /// It has a database of its own, unless the command names one.
    pub fn from(command: &mut Command) -> Server {
        let named = command
            .get_envs()
            .any(|(name, _)| name == "WAYFELLOW_DATABASE" || name == "WAYFELLOW_DATA");
        let own = (!named).then(Own::new);
        if let Some(own) = &own {
            command
                .env("WAYFELLOW_DATA", own.folder())
                .env("WAYFELLOW_DATABASE", own.address());
        }
        let begun = Instant::now();
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let printed = lines(child.stdout.take().expect("standard output"));
        let log = lines(child.stderr.take().expect("standard error"));
        let line = printed.recv_timeout(DEADLINE).unwrap_or_default();
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .and_then(|a| a.parse().ok());
        let Some(address) = address else {
            let _ = child.kill();
            let _ = child.wait();
            let log: Vec<String> = log.iter().collect();
            panic!(
                "the server named no address; it printed {line:?} and logged:\n{}",
                log.join("\n")
            );
        };
        Server {
            child,
            _own: own,
            address,
            started_in: begun.elapsed(),
            log,
            logged: String::new(),
        }
    }

    /// A connection to it.
    pub fn connect(&self) -> Connection {
        Connection::to(self.address).expect("the server accepts a connection")
    }

    /// Sends a signal by its name, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &self.child.id().to_string()])
            .status()
            .expect("kill is there");
        assert!(status.success(), "the signal {name} could not be sent");
    }

    /// Waits until a line with these words is in the log.
    #[track_caller]
    pub fn logs(&mut self, words: &str) {
        loop {
            match self.log.recv_timeout(DEADLINE) {
                Ok(line) => {
                    self.logged += &line;
                    self.logged.push('\n');
                    if line.contains(words) {
                        return;
                    }
                }
                Err(e) => panic!("{words:?} was not logged ({e}):\n{}", self.logged),
            }
        }
    }

    /// Waits for the process to end by itself; gives how it ended and what it logged.
    pub fn ended(mut self) -> (ExitStatus, String) {
        // The log closes when the process is gone.
        loop {
            match self.log.recv_timeout(DEADLINE) {
                Ok(line) => self.logged += &format!("{line}\n"),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(e) => panic!("the server did not end ({e}):\n{}", self.logged),
            }
        }
        let status = self.child.wait().expect("the process ends");
        (status, std::mem::take(&mut self.logged))
    }
}

/// The lines of a stream as they come.
fn lines(stream: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            // Perhaps nobody listens any more; the stream is read to its end all the same, so that nothing blocks.
            let _ = send.send(line);
        }
    });
    receive
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection on which HTTP is spoken by hand.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    pub fn to(address: SocketAddr) -> std::io::Result<Connection> {
        let stream = TcpStream::connect_timeout(&address, DEADLINE)?;
        stream.set_read_timeout(Some(DEADLINE))?;
        Ok(Connection(BufReader::new(stream)))
    }

    pub fn send(&mut self, text: &str) {
        self.0
            .get_mut()
            .write_all(text.as_bytes())
            .expect("the server takes what is sent");
    }

    /// The next line, without its end.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a line in time");
        line.trim_end().to_owned()
    }

    /// Everything until the server closes the connection.
    pub fn rest(&mut self) -> String {
        let mut bytes = Vec::new();
        self.0.read_to_end(&mut bytes).expect("an answer in time");
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A folder of this test's own, removed when dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let name = format!("wayfellow-test-{}", uuid::Uuid::now_v7());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).expect("a folder for the test");
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file (with the folders above it) and gives its full name.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        std::fs::write(&path, content).expect("a file for the test");
        path.to_str().expect("a name in UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the crate is two folders below the root")
        .to_owned()
}
