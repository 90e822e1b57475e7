declare module 'tls-sig-api-v2' {
  const TLSSigAPIv2: { Api: new (sdkAppId: number, secretKey: string) => { genUserSig(user: string, seconds: number): string } };
  export default TLSSigAPIv2;
}
