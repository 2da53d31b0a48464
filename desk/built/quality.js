var le=class extends Error{constructor(s,n,i,o=null,a=null){super(i||n);this.status=s;this.title=n;this.detail=i;this.body=o;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Zo=new Set,Jo=!0;function Xo(e){Zo.add(e)}function ou(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Jo){Jo=s;for(let n of Zo)n(s)}}function ru(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function au(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new le(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new le(e.status,e.statusText,"",null,s)}}async function Nn(e,t,s,n={}){let i={Accept:"application/json","X-CSRF-Token":ru()},o=s instanceof FormData||s instanceof Blob;s!==void 0&&!o&&(i["Content-Type"]="application/json"),n.version&&(i["If-Match"]=n.version),n.once&&(i["Idempotency-Key"]=n.once);let a;try{a=await fetch(t,{method:e,headers:i,body:s===void 0?null:o?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new le(0,"Unreachable","")}if(ou(a.status,t),!a.ok)throw await au(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var at={get:(e,t)=>Nn("GET",e,void 0,t),post:(e,t,s)=>Nn("POST",e,t??{},s),put:(e,t,s)=>Nn("PUT",e,t,s),patch:(e,t,s)=>Nn("PATCH",e,t,s),delete:(e,t)=>Nn("DELETE",e,void 0,t)};var $l=globalThis,tr=e=>e,ai=$l.trustedTypes,er=ai?ai.createPolicy("lit-html",{createHTML:e=>e}):void 0,vl="$lit$",ss=`lit$${Math.random().toFixed(9).slice(2)}$`,xl="?"+ss,cu=`<${xl}>`,Ps=document,Hn=()=>Ps.createComment(""),Fn=e=>e===null||typeof e!="object"&&typeof e!="function",Tl=Array.isArray,rr=e=>Tl(e)||typeof e?.[Symbol.iterator]=="function",yl=`[ 	
\f\r]`,On=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,sr=/-->/g,nr=/>/g,Cs=RegExp(`>|${yl}(?:([^\\s"'>=/]+)(${yl}*=${yl}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ir=/'/g,lr=/"/g,ar=/^(?:script|style|textarea|title)$/i,Al=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),w=Al(1),re=Al(2),cf=Al(3),oe=Symbol.for("lit-noChange"),A=Symbol.for("lit-nothing"),or=new WeakMap,Es=Ps.createTreeWalker(Ps,129);function cr(e,t){if(!Tl(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return er!==void 0?er.createHTML(t):t}var ur=(e,t)=>{let s=e.length-1,n=[],i,o=t===2?"<svg>":t===3?"<math>":"",a=On;for(let f=0;f<s;f++){let d=e[f],m,$,g=-1,b=0;for(;b<d.length&&(a.lastIndex=b,$=a.exec(d),$!==null);)b=a.lastIndex,a===On?$[1]==="!--"?a=sr:$[1]!==void 0?a=nr:$[2]!==void 0?(ar.test($[2])&&(i=RegExp("</"+$[2],"g")),a=Cs):$[3]!==void 0&&(a=Cs):a===Cs?$[0]===">"?(a=i??On,g=-1):$[1]===void 0?g=-2:(g=a.lastIndex-$[2].length,m=$[1],a=$[3]===void 0?Cs:$[3]==='"'?lr:ir):a===lr||a===ir?a=Cs:a===sr||a===nr?a=On:(a=Cs,i=void 0);let T=a===Cs&&e[f+1].startsWith("/>")?" ":"";o+=a===On?d+cu:g>=0?(n.push(m),d.slice(0,g)+vl+d.slice(g)+ss+T):d+ss+(g===-2?f:T)}return[cr(e,o+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},In=class e{constructor({strings:t,_$litType$:s},n){let i;this.parts=[];let o=0,a=0,f=t.length-1,d=this.parts,[m,$]=ur(t,s);if(this.el=e.createElement(m,n),Es.currentNode=this.el.content,s===2||s===3){let g=this.el.content.firstChild;g.replaceWith(...g.childNodes)}for(;(i=Es.nextNode())!==null&&d.length<f;){if(i.nodeType===1){if(i.hasAttributes())for(let g of i.getAttributeNames())if(g.endsWith(vl)){let b=$[a++],T=i.getAttribute(g).split(ss),S=/([.?@])?(.*)/.exec(b);d.push({type:1,index:o,name:S[2],strings:T,ctor:S[1]==="."?ui:S[1]==="?"?hi:S[1]==="@"?di:Ls}),i.removeAttribute(g)}else g.startsWith(ss)&&(d.push({type:6,index:o}),i.removeAttribute(g));if(ar.test(i.tagName)){let g=i.textContent.split(ss),b=g.length-1;if(b>0){i.textContent=ai?ai.emptyScript:"";for(let T=0;T<b;T++)i.append(g[T],Hn()),Es.nextNode(),d.push({type:2,index:++o});i.append(g[b],Hn())}}}else if(i.nodeType===8)if(i.data===xl)d.push({type:2,index:o});else{let g=-1;for(;(g=i.data.indexOf(ss,g+1))!==-1;)d.push({type:7,index:o}),g+=ss.length-1}o++}}static createElement(t,s){let n=Ps.createElement("template");return n.innerHTML=t,n}};function Ds(e,t,s=e,n){if(t===oe)return t;let i=n!==void 0?s._$Co?.[n]:s._$Cl,o=Fn(t)?void 0:t._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(e),i._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=i:s._$Cl=i),i!==void 0&&(t=Ds(e,i._$AS(e,t.values),i,n)),t}var ci=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,i=(t?.creationScope??Ps).importNode(s,!0);Es.currentNode=i;let o=Es.nextNode(),a=0,f=0,d=n[0];for(;d!==void 0;){if(a===d.index){let m;d.type===2?m=new rn(o,o.nextSibling,this,t):d.type===1?m=new d.ctor(o,d.name,d.strings,this,t):d.type===6&&(m=new fi(o,this,t)),this._$AV.push(m),d=n[++f]}a!==d?.index&&(o=Es.nextNode(),a++)}return Es.currentNode=Ps,i}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},rn=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,i){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Ds(this,t,s),Fn(t)?t===A||t==null||t===""?(this._$AH!==A&&this._$AR(),this._$AH=A):t!==this._$AH&&t!==oe&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):rr(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==A&&Fn(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ps.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,i=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=In.createElement(cr(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(s);else{let o=new ci(i,this),a=o.u(this.options);o.p(s),this.T(a),this._$AH=o}}_$AC(t){let s=or.get(t.strings);return s===void 0&&or.set(t.strings,s=new In(t)),s}k(t){Tl(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,i=0;for(let o of t)i===s.length?s.push(n=new e(this.O(Hn()),this.O(Hn()),this,this.options)):n=s[i],n._$AI(o),i++;i<s.length&&(this._$AR(n&&n._$AB.nextSibling,i),s.length=i)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=tr(t).nextSibling;tr(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Ls=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,i,o){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=s,this._$AM=i,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=A}_$AI(t,s=this,n,i){let o=this.strings,a=!1;if(o===void 0)t=Ds(this,t,s,0),a=!Fn(t)||t!==this._$AH&&t!==oe,a&&(this._$AH=t);else{let f=t,d,m;for(t=o[0],d=0;d<o.length-1;d++)m=Ds(this,f[n+d],s,d),m===oe&&(m=this._$AH[d]),a||=!Fn(m)||m!==this._$AH[d],m===A?t=A:t!==A&&(t+=(m??"")+o[d+1]),this._$AH[d]=m}a&&!i&&this.j(t)}j(t){t===A?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},ui=class extends Ls{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===A?void 0:t}},hi=class extends Ls{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==A)}},di=class extends Ls{constructor(t,s,n,i,o){super(t,s,n,i,o),this.type=5}_$AI(t,s=this){if((t=Ds(this,t,s,0)??A)===oe)return;let n=this._$AH,i=t===A&&n!==A||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,o=t!==A&&(n===A||i);i&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},fi=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){Ds(this,t)}},hr={M:vl,P:ss,A:xl,C:1,L:ur,R:ci,D:rr,V:Ds,I:rn,H:Ls,N:hi,U:di,B:ui,F:fi},uu=$l.litHtmlPolyfillSupport;uu?.(In,rn),($l.litHtmlVersions??=[]).push("3.3.3");var an=(e,t,s)=>{let n=s?.renderBefore??t,i=n._$litPart$;if(i===void 0){let o=s?.renderBefore??null;n._$litPart$=i=new rn(t.insertBefore(Hn(),o),o,void 0,s??{})}return i._$AI(e),i};var fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Oe=e=>(...t)=>({_$litDirective$:e,values:t}),_e=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var hu=Oe(class extends _e{constructor(e){if(super(e),e.type!==fe.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let i=!!t[n];i===this.st.has(n)||this.nt?.has(n)||(i?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return oe}});var{I:du}=hr,dr=e=>e;var mi=e=>e.strings===void 0,fr=()=>document.createComment(""),cn=(e,t,s)=>{let n=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(s===void 0){let o=n.insertBefore(fr(),i),a=n.insertBefore(fr(),i);s=new du(o,a,e,e.options)}else{let o=s._$AB.nextSibling,a=s._$AM,f=a!==e;if(f){let d;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(d=e._$AU)!==a._$AU&&s._$AP(d)}if(o!==i||f){let d=s._$AA;for(;d!==o;){let m=dr(d).nextSibling;dr(n).insertBefore(d,i),d=m}}}return s},ds=(e,t,s=e)=>(e._$AI(t,s),e),fu={},un=(e,t=fu)=>e._$AH=t,mr=e=>e._$AH,pi=e=>{e._$AR(),e._$AA.remove()};var mu=Oe(class extends _e{constructor(){super(...arguments),this.key=A}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(un(e),this.key=t),s}});var pu=Oe(class extends _e{constructor(e){if(super(e),e.type!==fe.PROPERTY&&e.type!==fe.ATTRIBUTE&&e.type!==fe.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!mi(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===oe||t===A)return t;let s=e.element,n=e.name;if(e.type===fe.PROPERTY){if(t===s[n])return oe}else if(e.type===fe.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return oe}else if(e.type===fe.ATTRIBUTE&&s.getAttribute(n)===t+"")return oe;return un(e),t}});var Bn=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),Bn(n,t);return!0},gi=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},pr=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),wu(t)}};function gu(e){this._$AN!==void 0?(gi(this),this._$AM=e,pr(this)):this._$AM=e}function bu(e,t=!1,s=0){let n=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(n))for(let o=s;o<n.length;o++)Bn(n[o],!1),gi(n[o]);else n!=null&&(Bn(n,!1),gi(n));else Bn(this,e)}var wu=e=>{e.type==fe.CHILD&&(e._$AP??=bu,e._$AQ??=gu)},bi=class extends _e{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),pr(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(Bn(this,t),gi(this))}setValue(t){if(mi(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var kl=new WeakMap,Vn=Oe(class extends bi{render(e){return A}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),A}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=kl.get(t);s===void 0&&(s=new WeakMap,kl.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?kl.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var gr=(e,t,s)=>{let n=new Map;for(let i=t;i<=s;i++)n.set(e[i],i);return n},yu=Oe(class extends _e{constructor(e){if(super(e),e.type!==fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let i=[],o=[],a=0;for(let f of e)i[a]=n?n(f,a):a,o[a]=s(f,a),a++;return{values:o,keys:i}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let i=mr(e),{values:o,keys:a}=this.dt(t,s,n);if(!Array.isArray(i))return this.ut=a,o;let f=this.ut??=[],d=[],m,$,g=0,b=i.length-1,T=0,S=o.length-1;for(;g<=b&&T<=S;)if(i[g]===null)g++;else if(i[b]===null)b--;else if(f[g]===a[T])d[T]=ds(i[g],o[T]),g++,T++;else if(f[b]===a[S])d[S]=ds(i[b],o[S]),b--,S--;else if(f[g]===a[S])d[S]=ds(i[g],o[S]),cn(e,d[S+1],i[g]),g++,S--;else if(f[b]===a[T])d[T]=ds(i[b],o[T]),cn(e,i[g],i[b]),b--,T++;else if(m===void 0&&(m=gr(a,T,S),$=gr(f,g,b)),m.has(f[g]))if(m.has(f[b])){let N=$.get(a[T]),V=N!==void 0?i[N]:null;if(V===null){let q=cn(e,i[g]);ds(q,o[T]),d[T]=q}else d[T]=ds(V,o[T]),cn(e,i[g],V),i[N]=null;T++}else pi(i[b]),b--;else pi(i[g]),g++;for(;T<=S;){let N=cn(e,d[S+1]);ds(N,o[T]),d[T++]=N}for(;g<=b;){let N=i[g++];N!==null&&pi(N)}return this.ut=a,un(e,d),oe}});var br=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function wr(e,t){for(let[s,n]of t){let i=n.exec(e);if(i)return{text:s,values:{...i.groups}}}return null}function yr(e){let t=s=>s.replaceAll(/\{\w+\}/g,"").length;return new Map([...e].sort((s,n)=>t(n)-t(s)).map(s=>[s,$u(s)]))}function $u(e){let s=e.replace(/\.$/,"").split(/\{(\w+)\}/).map((n,i)=>i%2?`(?<${n}>.*?)`:vu(n)).join("");return new RegExp(`^${s}\\.?$`,"is")}var vu=e=>e.replaceAll(/[.*+?^${}()|[\]\\]/g,"\\$&");var xu=["zero","one","two","few","many","other"],wi={},He=document.documentElement.lang==="ar"?"ar":"en",Ye=He==="ar"?"ar-OM-u-nu-latn":"en-GB";async function xr(){if(!(He==="en"||Object.keys(wi).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(wi=await e.json())}catch{}}function _l(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function c(e,t={}){let s=wi[e];return _l(typeof s=="string"?s:e,t)}function hn(e,t,s,n={}){let i=wi[e],o={n:j(s),...n};if(Array.isArray(i)){let a=xu.indexOf(Au.select(s));return _l(i[a]??e,o)}return _l(s===1?e:t,o)}var Tu={day:"numeric",month:"short",year:"numeric",hour:He==="ar"?"numeric":"2-digit",minute:"2-digit"},Au=new Intl.PluralRules("ar"),ku=new Intl.NumberFormat(Ye,{style:"percent",maximumFractionDigits:0}),_u=new Intl.DateTimeFormat(Ye,{timeStyle:"short"}),Su=new Intl.DateTimeFormat(Ye,Tu),$r=new Map;function j(e,t=0){let s=$r.get(t);return s||(s=new Intl.NumberFormat(Ye,{maximumFractionDigits:t,minimumFractionDigits:t}),$r.set(t,s)),s.format(e)}function Ct(e){return e==null?"–":ku.format(e)}function Et(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[s,n,i]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],o=a=>String(a).padStart(2,"0");return s?`${s}:${o(n)}:${o(i)}`:`${n}:${o(i)}`}function Se(e){if(e==null)return"–";let t=new Date(e*1e3);return Sl((t.toDateString()===new Date().toDateString()?_u:Su).format(t))}function Sl(e){return He==="ar"?`⁧${e}⁩`:e}var vr=/[\u064b-\u0650\u0652]/g;function jt(e,t){return e?.[He]?.replace(vr,"")??e?.en??e?.ar?.replace(vr,"")??t}var Tr=["A holder has 1 to 40 letters, digits, dots, - or _.","Choose what the token is for.","Nobody of this name has a token.","The file with the tokens cannot be written: {problem}","The file with the tokens cannot be read: {problem}","The menus are drawn when nothing is wrong with the draft.","The preview is there when nothing is wrong with the draft.","Graphviz made no picture of these menus.","The program `dot` is not on the server: apt-get install graphviz.","There is no such prompt.","There is no such take.","The synthetic voice says it already.","No folder for recordings is named: set `prompts.recordings` and start the hotline again.","The recording cannot be kept: {problem}.","The sounds cannot be made: {problem}","This is no audio that can be read: save it as WAV, FLAC or OGG.","The recording has {seconds} s, {channels} channels and {rate} Hz: a prompt has at most {longest} s, {most} channels and {highest} Hz."];var Ar=["An administrator links your name with an agent: hotline users link.","The hotline cannot write it down now; try again.","You say what a call led to that you talked in.","there is no disposition `{name}`. {advice}","`{name}` is not for calls of {queue}","You are no agent of the telephone: nobody rings you.","The audio is on the node {name}.","There is no such message.","The work of another agent is not for you.","There is no agent `{name}`.","There is no queue `{name}`.","There is no department `{name}`.","The department `{name}` has no telephone number in the configuration.","The number of the department `{name}` is not called: {problem}.","There is no trunk for calls to numbers outside (`callbacks.trunk`).","The caller is on the way to you.","{agent} does not take calls of `{queue}`. {advice}","`{reason}` is no reason to pause. {advice}","Sign in for calls first.","Finish what is in hand, or give it back, first.","The wrap-up is over.","The wrap-up cannot be any longer.","The database cannot be used now; nothing was changed."];var kr=["Choose 1 to {most} cases.","What was written stays written.","There is no such picture.","The picture {problem}.","The report has no name.","The report is not understood: {problem}","This link was used already or is too old. Ask for another one."];var _r=["The code cannot be sent now. Please call 1111.","The code is wrong or too old.","Nobody can be called back now.","This number is not called back: {problem}.","Too many wait already. Please try again later.","There is no case with this number and telephone number.","This is no case number: look at it again.","This is no telephone number.","This is no place.","There is no such page.","There are no public statistics."];var Sr=["Sign in over https: here others could read your password.","Sign in on the page of this hotline."];var Mr=["This call has lasted very long. Please call again.","All lines of this page are busy. Dial 1111 by telephone, or try again in a minute.","So many calls come from your network that this one has to wait. Or dial 1111 by telephone.","Your phone is open in another window.","Your phone is open in another window or on another machine.","All telephones for listening are in use; more: `monitoring.browser_phones`.","The telephone engine is starting. Try again.","You are no agent in the configuration: ask the administrator.","Your choice could not be kept. Try again.","The talk is over: there is none to take up."];var Rr=["say why this call: it is written down","your role does not assess calls","your user is no agent","there is no such assessment of yours","there is no such assessment","there is no such draft of yours","there is no assessment to read","there is no such call to listen to","There is no such comment.","There is no such comment any more.","An agent sees the own figures.","There is no such thing.","the week of {day} is not over yet: its calls are drawn when it is","this call is not in a sample","its recording can be heard: a drawn call is not exchanged for another one","it was assessed while its recording was there: that stays","there is no call {call} with {agent} whose recording can be heard","nobody assesses the own calls","you know what others gave to this call: it is assessed without that","you have begun an assessment of your own: submit it, and see the others","{count} questions are not answered yet","it was submitted, and stays as it is","the text has {count} letters; {most} fit","there are {count} notes; {most} fit","a note is at a time within the recording, in seconds","that was said already, or is being answered","nobody answers the own dispute","the agent does not dispute it","say why, in words","the form {form} has no question {name}","{name} applies to every call: give it a mark from 0 to {best}","{name} has marks from 0 to {best}, not {mark}"];var Cr=["The request does not come from our page.","A code has {count} digits.","a screen has a name of at most {most} letters: where it hangs","there are {count} screens; revoke one that nobody looks at","no screen waits for this code","there is no such screen"];var Er=["The recording cannot be read: {problem}. Save it as WAV or FLAC.","The recording holds nothing to hear. Record it again: was the microphone on?","The recording is no ordinary file. Put the recording itself here.","The recording is no format that we read. Save it as {names}.","The recording is empty. Copy it again from the studio.","The recording has {size} MB. A prompt has less than {most} MB: is it the whole session?","The recording holds {format}, {subtype}. Save it as WAV or FLAC with 16 or 24 bits, uncompressed.","The recording has {rate} samples a second. Record at 48,000; at least 16,000.","The recording has {rate} samples a second. Callers with G.722 hear no more than the others; record at 48,000.","The recording has {channels} channels. Save one channel.","The recording is {seconds} s long. A prompt takes {shortest} to {longest} s.","The recording is clipped. Record it again at a lower level.","The recording says different things on the left and on the right. Save the channel of the voice alone.","The recording is too quiet ({level} LUFS). Record it again, nearer to the microphone.","The recording speaks for {seconds} s, and its text takes about {expected} s. Is it the recording of another text, or cut?","The recording has a silence of {seconds} s in its middle. Cut it, or take the second try away.","The recording has {seconds} s of silence at its beginning. It is cut off before callers hear it.","The recording has {seconds} s of silence at its end. It is cut off before callers hear it.","The recording has no silence at its beginning. Listen whether a sound is cut off there.","The recording has no silence at its end. Listen whether a sound is cut off there.","The recording is the same audio as `{name}`, whose text is another. One of the two has a wrong name: listen, and give it the right one."];var Pr=["there is no agent `{name}`. {advice}","there is no queue `{name}`. {advice}","nobody has the skill `{name}`. {advice}","the level of `{name}` must be from {least} to {most}","the weight of `{name}` must be above 0 and 100 at most","more than {count} skills are too many","an agent needs a queue at least; sign the agent out instead","this alert is over","many reports are being made at this moment; ask again in a minute","nobody can listen to their own talk","your telephone is not answered yet","you listen to nobody","the telephone system refused it: {problem}","the telephone system does not answer at the moment","the agent is asked about a colleague's call; listen to the colleague","nobody knows the agent's channel yet; try again in a moment","the agent asks somebody at the moment; join in when the caller is back","the caller is on hold at the moment; join in when the agent is back","the agent's page is gone at the moment; join in when it is back","the agent does not talk with a citizen at the moment","no telephone of yours is open; listen in this browser","an announcement has at most {most} letters","`{language}` is not offered to callers","nothing is said in `{language}`, which callers may choose","the announcement cannot be spoken: {problem}","it counts from now on, but is not on disk and may be lost at a restart ({problem})","these are no arguments of surge-on: {problem}","the end is over already","the end is more than {count} days away","there is no announcement in `{language}`, which callers may choose","`{language}` is not offered","there is no sound {name}","nothing is known of this call","no calls stand behind `{name}`. {advice}","today's numbers are still being read; try again in a moment","calls are listed for {count} days at most","there is no definition `{name}` of the service level. {advice}","the end must be after the beginning","a report like this covers {count} days at most","{name} is no time: write today, yesterday, now, a date (2026-11-22) or a date with a local time (2026-11-22T08:30)","there is no day {day}","node.timezone: this machine knows no time zone {name} (package tzdata?)"];var Mu=["The request does not come from a page of this session.","The request does not come from a page of the hotline.","This is for: {roles}.","The audio is not on this machine."],Dr=[...Mu,...Tr,...Ar,...kr,..._r,...Sr,...Mr,...Rr,...Cr,...Er,...Pr];var Ru={"unknown case":()=>c("There is no such case, or it is not yours to see."),stale:()=>c("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>c("Your role may not do that."),state:()=>c("The case cannot be changed like that as it stands."),"saved filter":()=>c("The list cannot be kept under this name."),file:()=>c("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>c("A password has 12 to 256 characters, and is not easy to guess."),"unknown citizen":()=>c("There is no such citizen any more."),citizen:()=>c("The citizen's details cannot be kept like that."),"unknown contact":()=>c("There is no such message any more."),contact:()=>c("This message cannot be answered like that."),"saved meanwhile":()=>c("It was saved in another window meanwhile: load it again, then save."),message:()=>c("Somebody else has dealt with this message meanwhile."),"old password":()=>c("Your current password is another one."),store:()=>c("The store cannot be used now: nothing was changed, try again.")},Cu={400:()=>c("What was sent was not understood."),401:()=>c("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>c("This is not allowed."),404:()=>c("This is not there, or not any more."),409:()=>c("This cannot be done as things stand."),412:()=>c("Somebody changed it meanwhile. Look at it again."),413:()=>c("This is too large."),422:()=>c("What was sent was not understood."),507:()=>c("The hotline cannot write it to its disk. Tell an administrator.")},Eu=null,Pu=5;function Du(e){let t=wr(e,Eu??=yr(Dr));if(!t)return null;let s=Object.entries(t.values).map(([n,i])=>[n,br(i)]);return c(t.text,Object.fromEntries(s))}function Lr({status:e,code:t,detail:s,retryAfter:n}){if(He==="en"&&s)return s;let i=Ru[t]?.()??Du(s)??Lu(e,t,n)??Cu[e]?.();return i||(e>=500?c("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):c("This cannot be done as things stand."))}function Lu(e,t,s){let n=s!==null&&s>Pu?Nu(s):null;return t==="busy"?n?c("Many people sign in at this moment. Try again at {time}.",{time:n}):c("Many people sign in at this moment. Try again in a moment."):e===429?n?c("Too many requests. Try again at {time}.",{time:n}):c("Too many requests. Wait a moment and try again."):e!==503?null:n?c("This cannot be done right now. Try again at {time}.",{time:n}):c("This cannot be done right now. Try again in a moment.")}function Nu(e){let t=Date.now()+e*1e3;return Sl(new Intl.DateTimeFormat(Ye,{timeStyle:e<120?"medium":"short"}).format(t))}var Ou=[{path:"/desk/agent",title:()=>c("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>c("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>c("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>c("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>c("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>c("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>c("Screens"),roles:["administrator"]}];function Hu(e){return Ou.filter(t=>t.roles.some(s=>e.roles.includes(s)))}var Fu=3;function Iu(e){return[0,429,502,503,504].includes(e)}async function Nr(e){let t=await Rl(async()=>(await at.get("/desk/api/me")).body);t&&e(t)}async function Rl(e){for(;;){await xr();try{return await e()}catch(t){if(t instanceof le&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let s=t instanceof le&&(Iu(t.status)||t.status===500);if(an(w`${Cl(null)}
          <main class="page" id="content">${Bu(t,s)}</main>`,document.body),!s)return null;await new Promise(n=>setTimeout(n,(t.retryAfter??Fu)*1e3))}}}function Bu(e,t){return w`<p role="alert" class="trouble">
    ${e instanceof le&&e.status===0?c("The hotline cannot be reached."):qn(e)}
    ${t?c("Trying again…"):A}
  </p>`}function qn(e){return e instanceof le&&e.status===0?c("The hotline cannot be reached. Look at your connection and try again."):e instanceof le?Lr(e):c("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Cl(e,t=A){let s=e?Hu(e):[];return w`
    <a class="skip" href="#content">${c("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${c("Places")}>
        ${s.map(n=>w`<a href=${n.path} aria-current=${location.pathname===n.path?"page":A}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${Wu} aria-label=${c("Light or dark")}>◐</button>
      <button class="quiet" lang=${He==="ar"?"en":"ar"} @click=${Vu}>
        ${He==="ar"?"English":"العربية"}
      </button>
      ${e?w`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${qu}>${c("Sign out")}</button>`:A}
    </header>
  `}function Vu(){document.cookie=`hotline_language=${He==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Wu(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function qu(){try{await at.post("/desk/api/sign-out")}catch(e){if(!(e instanceof le&&e.status===401))return me(qn(e),"trouble")}location.assign("/desk/sign-in")}var Ml=null;function me(e,t="good"){Ml??=Object.assign(document.createElement("div"),{className:"notices"}),zu(Ml);let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),Ml.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}function zu(e){let t=document.querySelector("dialog:modal"),s=t??document.body;e.parentElement!==s&&(s.append(e),t?.addEventListener("close",()=>document.body.append(e),{once:!0}))}async function xt(e,t=s=>me(s,"trouble")){try{return await e()}catch(s){t(qn(s));return}}function Me(e,t){return e?w`<div class="card">
        <p class="trouble" role="alert">${e}</p>
        <p><button class="plain" @click=${t}>${c("Try again")}</button></p>
      </div>`:w`<p class="empty soft" role="status">${c("Loading…")}</p>`}var Wn=null;Xo(e=>{Wn?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Wn=document.body.appendChild(document.createElement("div")),Wn.className="notices",Wn.setAttribute("role","alert"),an(w`<p class="notice trouble">
      ${c("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${c("Sign in")}</a>
    </p>`,Wn))});var lt="/desk/api/quality";function Gu(e){let t=s=>String(s).padStart(2,"0");return`${e.getFullYear()}-${t(e.getMonth()+1)}-${t(e.getDate())}`}function ns(e){let t=new Date;return t.setDate(t.getDate()-e),Gu(t)}function fs(e){let t=new Date(`${e}T12:00:00`);return Number.isNaN(t.getTime())?e:new Intl.DateTimeFormat(Ye,{day:"numeric",month:"short",year:"numeric"}).format(t)}function dn(e){return new Date(`${e}T00:00:00`).getTime()/1e3}function pe(e,t){return t?e.names.agents[t]??t:c("nobody")}function zt(e,t,s){return t?jt(e[t],t):s}function fn(e,t){let s=(n,i)=>w`<label class="day"
      >${i}
      <input
        type="date"
        .value=${e[n]}
        max=${n==="from"?e.to:A}
        min=${n==="to"?e.from:A}
        @change=${o=>{let a=o.target.value;a&&t({...e,[n]:a})}} />
    </label>`;return w`${s("from",c("From"))}${s("to",c("To"))}`}function ms(e,t,s,n){return w`<label class="day"
    >${e}
    <select @change=${i=>n(i.target.value)}>
      ${s.map(([i,o])=>w`<option value=${i} ?selected=${i===t}>${o}</option>`)}
    </select>
  </label>`}function yi(e){return[["",c("All agents")],...Object.entries(e.names.agents)]}function ps(e,t){if(t)return w`<span class="tag bad">${Ct(e)} · ${c("fatal error")}</span>`;let s=e===null?"":e>=.85?"good":e>=.7?"warn":"bad";return w`<span class="tag ${s}">${Ct(e)}</span>`}function mn(e){let t={"":"",acknowledged:c("read by the agent"),disputed:c("disputed"),kept:c("dispute answered"),changed:c("being changed")};return e?w`<span class="tag ${e==="disputed"?"warn":""}">${t[e]}</span>`:A}function $i(e){if(e.csat===null||e.interval===null)return w`<span class="soft">${c("no marks")}</span>`;let[t,s]=e.interval;return w`<span class="share">
    <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="12"></rect>
      <rect class="share-range" x=${t*100} width=${(s-t)*100} height="12"></rect>
      <rect class="share-value" x=${Math.max(e.csat*100-.8,0)} width="1.6" height="12"></rect>
    </svg>
    <b class="number">${Ct(e.csat)}</b>
    <span class="soft small number"><bdi>${j(t*100)}–${j(s*100)}</bdi></span>
    ${e.uncertain?w`<span class="tag warn">${c("few answers")}</span>`:A}
  </span>`}function Qe(e){return w`<p class="empty soft">${e}</p>`}var pn=class{#t;#e="";#n;constructor(t,s){this.#t={from:ns(t),to:ns(0)},this.#n=s}fields(t){return w`${fn(this.#t,s=>{this.#t=s,this.#n()})}
    ${ms(c("Agent"),this.#e,yi(t),s=>{this.#e=s,this.#n()})}`}query(){return new URLSearchParams({...this.#t,...this.#e?{agent:this.#e}:{}})}};var Uu="uplot",ju="u-hz",Yu="u-vt",Ku="u-title",Qu="u-wrap",Ju="u-under",Zu="u-over",Xu="u-axis",Hs="u-off",th="u-select",eh="u-cursor-x",sh="u-cursor-y",nh="u-cursor-pt",ih="u-legend",lh="u-live",oh="u-inline",rh="u-series",ah="u-marker",Or="u-label",ch="u-value",Gn="width",Un="height";var Hr="bottom",gn="left",El="right",Yl="#000",Fr=Yl+"0",Pl="mousemove",Ir="mousedown",Dl="mouseup",Br="mouseenter",Vr="mouseleave",Wr="dblclick",uh="resize",hh="scroll",qr="change",ki="dppxchange",Kl="--",Tn=typeof window<"u",Fl=Tn?document:null,wn=Tn?window:null,dh=Tn?navigator:null,ht,vi;function Il(){let e=devicePixelRatio;ht!=e&&(ht=e,vi&&Vl(qr,vi,Il),vi=matchMedia(`(min-resolution: ${ht-.001}dppx) and (max-resolution: ${ht+.001}dppx)`),Fs(qr,vi,Il),wn.dispatchEvent(new CustomEvent(ki)))}function ge(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function Bl(e,t){let s=e.classList;s.contains(t)&&s.remove(t)}function Tt(e,t,s){e.style[t]=s+"px"}function Fe(e,t,s,n){let i=Fl.createElement(e);return t!=null&&ge(i,t),s?.insertBefore(i,n),i}function Re(e,t){return Fe("div",e,t)}var zr=new WeakMap;function Je(e,t,s,n,i){let o="translate("+t+"px,"+s+"px)",a=zr.get(e);o!=a&&(e.style.transform=o,zr.set(e,o),t<0||s<0||t>n||s>i?ge(e,Hs):Bl(e,Hs))}var Gr=new WeakMap;function Ur(e,t,s){let n=t+s,i=Gr.get(e);n!=i&&(Gr.set(e,n),e.style.background=t,e.style.borderColor=s)}var jr=new WeakMap;function Yr(e,t,s,n){let i=t+""+s,o=jr.get(e);i!=o&&(jr.set(e,i),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=n?-t/2+"px":0,e.style.marginTop=n?-s/2+"px":0)}var Ql={passive:!0},fh={...Ql,capture:!0};function Fs(e,t,s,n){t.addEventListener(e,s,n?fh:Ql)}function Vl(e,t,s,n){t.removeEventListener(e,s,Ql)}Tn&&Il();function Ie(e,t,s,n){let i;s=s||0,n=n||t.length-1;let o=n<=2147483647;for(;n-s>1;)i=o?s+n>>1:be((s+n)/2),t[i]<e?s=i:n=i;return e-t[s]<=t[n]-e?s:n}function xa(e){return(s,n,i)=>{let o=-1,a=-1;for(let f=n;f<=i;f++)if(e(s[f])){o=f;break}for(let f=i;f>=n;f--)if(e(s[f])){a=f;break}return[o,a]}}var Ta=e=>e!=null,Aa=e=>e!=null&&e>0,Mi=xa(Ta),mh=xa(Aa);function ph(e,t,s,n=0,i=!1){let o=i?mh:Mi,a=i?Aa:Ta;[t,s]=o(e,t,s);let f=e[t],d=e[t];if(t>-1)if(n==1)f=e[t],d=e[s];else if(n==-1)f=e[s],d=e[t];else for(let m=t;m<=s;m++){let $=e[m];a($)&&($<f?f=$:$>d&&(d=$))}return[f??gt,d??-gt]}function Ri(e,t,s,n){let i=Jr(e),o=Jr(t);e==t&&(i==-1?(e*=s,t/=s):(e/=s,t*=s));let a=s==10?is:ka,f=i==1?be:Ce,d=o==1?Ce:be,m=f(a(Ht(e))),$=d(a(Ht(t))),g=yn(s,m),b=yn(s,$);return s==10&&(m<0&&(g=bt(g,-m)),$<0&&(b=bt(b,-$))),n||s==2?(e=g*i,t=b*o):(e=Ra(e,g),t=Ci(t,b)),[e,t]}function Jl(e,t,s,n){let i=Ri(e,t,s,n);return e==0&&(i[0]=0),t==0&&(i[1]=0),i}var Zl=.1,Kr={mode:3,pad:Zl},Yn={pad:0,soft:null,mode:0},gh={min:Yn,max:Yn};function _i(e,t,s,n){return Ei(s)?Qr(e,t,s):(Yn.pad=s,Yn.soft=n?0:null,Yn.mode=n?3:0,Qr(e,t,gh))}function ct(e,t){return e??t}function bh(e,t,s){for(t=ct(t,0),s=ct(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Qr(e,t,s){let n=s.min,i=s.max,o=ct(n.pad,0),a=ct(i.pad,0),f=ct(n.hard,-gt),d=ct(i.hard,gt),m=ct(n.soft,gt),$=ct(i.soft,-gt),g=ct(n.mode,0),b=ct(i.mode,0),T=t-e,S=is(T),N=ee(Ht(e),Ht(t)),V=is(N),q=Ht(V-S);(T<1e-24||q>10)&&(T=0,(e==0||t==0)&&(T=1e-24,g==2&&m!=gt&&(o=0),b==2&&$!=-gt&&(a=0)));let _=T||N||1e3,W=is(_),M=yn(10,be(W)),Z=_*(T==0?e==0?.1:1:o),L=bt(Ra(e-Z,M/10),24),X=e>=m&&(g==1||g==3&&L<=m||g==2&&L>=m)?m:gt,K=ee(f,L<X&&e>=X?X:Be(X,L)),st=_*(T==0?t==0?.1:1:a),Y=bt(Ci(t+st,M/10),24),R=t<=$&&(b==1||b==3&&Y>=$||b==2&&Y<=$)?$:-gt,J=Be(d,Y>R&&t<=R?R:ee(R,Y));return K==J&&K==0&&(J=100),[K,J]}var wh=new Intl.NumberFormat(Tn?dh.language:"en-US"),Xl=e=>wh.format(e),we=Math,Ai=we.PI,Ht=we.abs,be=we.floor,Ot=we.round,Ce=we.ceil,Be=we.min,ee=we.max,yn=we.pow,Jr=we.sign,is=we.log10,ka=we.log2,yh=(e,t=1)=>we.sinh(e)*t,Ll=(e,t=1)=>we.asinh(e/t),gt=1/0;function Zr(e){return(is((e^e>>31)-(e>>31))|0)+1}function Wl(e,t,s){return Be(ee(e,t),s)}function _a(e){return typeof e=="function"}function nt(e){return _a(e)?e:()=>e}var $h=()=>{},Sa=e=>e,Ma=(e,t)=>t,vh=e=>null,Xr=e=>!0,ta=(e,t)=>e==t,xh=/\.\d*?(?=9{6,}|0{6,})/gm,Is=e=>{if(Ea(e)||bs.has(e))return e;let t=`${e}`,s=t.match(xh);if(s==null)return e;let n=s[0].length-1;if(t.indexOf("e-")!=-1){let[i,o]=t.split("e");return+`${Is(i)}e${o}`}return bt(e,n)};function Ns(e,t){return Is(bt(Is(e/t))*t)}function Ci(e,t){return Is(Ce(Is(e/t))*t)}function Ra(e,t){return Is(be(Is(e/t))*t)}function bt(e,t=0){if(Ea(e))return e;let s=10**t,n=e*s*(1+Number.EPSILON);return Ot(n)/s}var bs=new Map;function Ca(e){return((""+e).split(".")[1]||"").length}function Qn(e,t,s,n){let i=[],o=n.map(Ca);for(let a=t;a<s;a++){let f=Ht(a),d=bt(yn(e,a),f);for(let m=0;m<n.length;m++){let $=e==10?+`${n[m]}e${a}`:n[m]*d,g=(a>=0?0:f)+(a>=o[m]?0:o[m]),b=e==10?$:bt($,g);i.push(b),bs.set(b,g)}}return i}var Kn={},to=[],$n=[null,null],gs=Array.isArray,Ea=Number.isInteger,Th=e=>e===void 0;function ea(e){return typeof e=="string"}function Ei(e){let t=!1;if(e!=null){let s=e.constructor;t=s==null||s==Object}return t}function Ah(e){return e!=null&&typeof e=="object"}var kh=Object.getPrototypeOf(Uint8Array),Pa="__proto__";function vn(e,t=Ei){let s;if(gs(e)){let n=e.find(i=>i!=null);if(gs(n)||t(n)){s=Array(e.length);for(let i=0;i<e.length;i++)s[i]=vn(e[i],t)}else s=e.slice()}else if(e instanceof kh)s=e.slice();else if(t(e)){s={};for(let n in e)n!=Pa&&(s[n]=vn(e[n],t))}else s=e;return s}function Dt(e){let t=arguments;for(let s=1;s<t.length;s++){let n=t[s];for(let i in n)i!=Pa&&(Ei(e[i])?Dt(e[i],vn(n[i])):e[i]=vn(n[i]))}return e}var _h=0,Sh=1,Mh=2;function Rh(e,t,s){for(let n=0,i,o=-1;n<t.length;n++){let a=t[n];if(a>o){for(i=a-1;i>=0&&e[i]==null;)e[i--]=null;for(i=a+1;i<s&&e[i]==null;)e[o=i++]=null}}}function Ch(e,t){if(Dh(e)){let a=e[0].slice();for(let f=1;f<e.length;f++)a.push(...e[f].slice(1));return Lh(a[0])||(a=Ph(a)),a}let s=new Set;for(let a=0;a<e.length;a++){let d=e[a][0],m=d.length;for(let $=0;$<m;$++)s.add(d[$])}let n=[Array.from(s).sort((a,f)=>a-f)],i=n[0].length,o=new Map;for(let a=0;a<i;a++)o.set(n[0][a],a);for(let a=0;a<e.length;a++){let f=e[a],d=f[0];for(let m=1;m<f.length;m++){let $=f[m],g=Array(i).fill(void 0),b=t?t[a][m]:Sh,T=[];for(let S=0;S<$.length;S++){let N=$[S],V=o.get(d[S]);N===null?b!=_h&&(g[V]=N,b==Mh&&T.push(V)):g[V]=N}Rh(g,T,i),n.push(g)}}return n}var Eh=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function Ph(e){let t=e[0],s=t.length,n=Array(s);for(let o=0;o<n.length;o++)n[o]=o;n.sort((o,a)=>t[o]-t[a]);let i=[];for(let o=0;o<e.length;o++){let a=e[o],f=Array(s);for(let d=0;d<s;d++)f[d]=a[n[d]];i.push(f)}return i}function Dh(e){let t=e[0][0],s=t.length;for(let n=1;n<e.length;n++){let i=e[n][0];if(i.length!=s)return!1;if(i!=t){for(let o=0;o<s;o++)if(i[o]!=t[o])return!1}}return!0}function Lh(e,t=100){let s=e.length;if(s<=1)return!0;let n=0,i=s-1;for(;n<=i&&e[n]==null;)n++;for(;i>=n&&e[i]==null;)i--;if(i<=n)return!0;let o=ee(1,be((i-n+1)/t));for(let a=e[n],f=n+o;f<=i;f+=o){let d=e[f];if(d!=null){if(d<=a)return!1;a=d}}return!0}var Da=["January","February","March","April","May","June","July","August","September","October","November","December"],La=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Na(e){return e.slice(0,3)}var Nh=La.map(Na),Oh=Da.map(Na),Hh={MMMM:Da,MMM:Oh,WWWW:La,WWW:Nh};function zn(e){return(e<10?"0":"")+e}function Fh(e){return(e<10?"00":e<100?"0":"")+e}var Ih={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>zn(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>zn(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>zn(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>zn(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>zn(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>Fh(e.getMilliseconds())};function eo(e,t){t=t||Hh;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=n.exec(e);)s.push(i[0][0]=="{"?Ih[i[1]]:i[0]);return o=>{let a="";for(let f=0;f<s.length;f++)a+=typeof s[f]=="string"?s[f]:s[f](o,t);return a}}var Bh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Vh(e,t){let s;return t=="UTC"||t=="Etc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==Bh?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(e.getMilliseconds())),s}var Oa=e=>e%1==0,Si=[1,2,2.5,5],Wh=Qn(10,-32,0,Si),Ha=Qn(10,0,32,Si),qh=Ha.filter(Oa),Os=Wh.concat(Ha),so=`
`,Fa="{YYYY}",sa=so+Fa,Ia="{M}/{D}",jn=so+Ia,xi=jn+"/{YY}",Ba="{aa}",zh="{h}:{mm}",bn=zh+Ba,na=so+bn,ia=":{ss}",ft=null;function Va(e){let t=e*1e3,s=t*60,n=s*60,i=n*24,o=i*30,a=i*365,d=(e==1?Qn(10,0,3,Si).filter(Oa):Qn(10,-3,0,Si)).concat([t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,Fa,ft,ft,ft,ft,ft,ft,1],[i*28,"{MMM}",sa,ft,ft,ft,ft,ft,1],[i,Ia,sa,ft,ft,ft,ft,ft,1],[n,"{h}"+Ba,xi,ft,jn,ft,ft,ft,1],[s,bn,xi,ft,jn,ft,ft,ft,1],[t,ia,xi+" "+bn,ft,jn+" "+bn,ft,na,ft,1],[e,ia+".{fff}",xi+" "+bn,ft,jn+" "+bn,ft,na,ft,1]];function $(g){return(b,T,S,N,V,q)=>{let _=[],W=V>=a,M=V>=o&&V<a,Z=g(S),L=bt(Z*e,3),X=Nl(Z.getFullYear(),W?0:Z.getMonth(),M||W?1:Z.getDate()),K=bt(X*e,3);if(M||W){let st=M?V/o:0,Y=W?V/a:0,R=L==K?L:bt(Nl(X.getFullYear()+Y,X.getMonth()+st,1)*e,3),J=new Date(Ot(R/e)),O=J.getFullYear(),G=J.getMonth();for(let B=0;R<=N;B++){let it=Nl(O+Y*B,G+st*B,1),I=it-g(bt(it*e,3));R=bt((+it+I)*e,3),R<=N&&_.push(R)}}else{let st=V>=i?i:V,Y=be(S)-be(L),R=K+Y+Ci(L-K,st);_.push(R);let J=g(R),O=J.getHours()+J.getMinutes()/s+J.getSeconds()/n,G=V/n,B=b.axes[T]._space,it=q/B;for(;R=bt(R+V,e==1?0:3),!(R>N);)if(G>1){let I=be(bt(O+G,6))%24,ot=g(R).getHours()-I;ot>1&&(ot=-1),R-=ot*n,O=(O+G)%24;let mt=_[_.length-1];bt((R-mt)/V,3)*it>=.7&&_.push(R)}else _.push(R)}return _}}return[d,m,$]}var[Gh,Uh,jh]=Va(1),[Yh,Kh,Qh]=Va(.001);Qn(2,-53,53,[1]);function la(e,t){return e.map(s=>s.map((n,i)=>i==0||i==8||n==null?n:t(i==1||s[8]==0?n:s[1]+n)))}function oa(e,t){return(s,n,i,o,a)=>{let f=t.find(S=>a>=S[0])||t[t.length-1],d,m,$,g,b,T;return n.map(S=>{let N=e(S),V=N.getFullYear(),q=N.getMonth(),_=N.getDate(),W=N.getHours(),M=N.getMinutes(),Z=N.getSeconds(),L=V!=d&&f[2]||q!=m&&f[3]||_!=$&&f[4]||W!=g&&f[5]||M!=b&&f[6]||Z!=T&&f[7]||f[1];return d=V,m=q,$=_,g=W,b=M,T=Z,L(N)})}}function Jh(e,t){let s=eo(t);return(n,i,o,a,f)=>i.map(d=>s(e(d)))}function Nl(e,t,s){return new Date(e,t,s)}function ra(e,t){return t(e)}var Zh="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function aa(e,t){return(s,n,i,o)=>o==null?Kl:t(e(n))}function Xh(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}function td(e,t){return e.series[t].fill(e,t)}var ed={show:!0,live:!0,isolate:!1,mount:$h,markers:{show:!0,width:2,stroke:Xh,fill:td,dash:"solid"},idx:null,idxs:null,values:[]};function sd(e,t){let s=e.cursor.points,n=Re(),i=s.size(e,t);Tt(n,Gn,i),Tt(n,Un,i);let o=i/-2;Tt(n,"marginLeft",o),Tt(n,"marginTop",o);let a=s.width(e,t,i);return a&&Tt(n,"borderWidth",a),n}function nd(e,t){let s=e.series[t].points;return s._fill||s._stroke}function id(e,t){let s=e.series[t].points;return s._stroke||s._fill}function ld(e,t){return e.series[t].points.size}var Ol=[0,0];function od(e,t,s){return Ol[0]=t,Ol[1]=s,Ol}function Ti(e,t,s,n=!0){return i=>{i.button==0&&(!n||i.target==t)&&s(i)}}function Hl(e,t,s,n=!0){return i=>{(!n||i.target==t)&&s(i)}}var rd={show:!0,x:!0,y:!0,lock:!1,move:od,points:{one:!1,show:sd,size:ld,width:0,stroke:id,fill:nd},bind:{mousedown:Ti,mouseup:Ti,click:Ti,dblclick:Ti,mousemove:Hl,mouseleave:Hl,mouseenter:Hl},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,n,i)=>n-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Wa={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},no=Dt({},Wa,{filter:Ma}),qa=Dt({},no,{size:10}),za=Dt({},Wa,{show:!1}),io='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Ga="bold "+io,Ua=1.5,ca={show:!0,scale:"x",stroke:Yl,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ga,side:2,grid:no,ticks:qa,border:za,font:io,lineGap:Ua,rotate:0},ad="Value",cd="Time",ua={show:!0,scale:"x",auto:!1,sorted:1,min:gt,max:-gt,idxs:[]};function ud(e,t,s,n,i){return t.map(o=>o==null?"":Xl(o))}function hd(e,t,s,n,i,o,a){let f=[],d=bs.get(i)||0;s=a?s:bt(Ci(s,i),d);for(let m=s;m<=n;m=bt(m+i,d))f.push(Object.is(m,-0)?0:m);return f}function ql(e,t,s,n,i,o,a){let f=[],d=e.scales[e.axes[t].scale].log,m=d==10?is:ka,$=be(m(s));i=yn(d,$),d==10&&(i=Os[Ie(i,Os)]);let g=s,b=i*d;d==10&&(b=Os[Ie(b,Os)]);do f.push(g),g=g+i,d==10&&!bs.has(g)&&(g=bt(g,bs.get(i))),g>=b&&(i=g,b=i*d,d==10&&(b=Os[Ie(b,Os)]));while(g<=n);return f}function dd(e,t,s,n,i,o,a){let d=e.scales[e.axes[t].scale].asinh,m=n>d?ql(e,t,ee(d,s),n,i):[d],$=n>=0&&s<=0?[0]:[];return(s<-d?ql(e,t,ee(d,-n),-s,i):[d]).reverse().map(b=>-b).concat($,m)}var ja=/./,fd=/[12357]/,md=/[125]/,ha=/1/,zl=(e,t,s,n)=>e.map((i,o)=>t==4&&i==0||o%n==0&&s.test(i.toExponential()[i<0?1:0])?i:null);function pd(e,t,s,n,i){let o=e.axes[s],a=o.scale,f=e.scales[a],d=e.valToPos,m=o._space,$=d(10,a),g=d(9,a)-$>=m?ja:d(7,a)-$>=m?fd:d(5,a)-$>=m?md:ha;if(g==ha){let b=Ht(d(1,a)-$);if(b<m)return zl(t.slice().reverse(),f.distr,g,Ce(m/b)).reverse()}return zl(t,f.distr,g,1)}function gd(e,t,s,n,i){let o=e.axes[s],a=o.scale,f=o._space,d=e.valToPos,m=Ht(d(1,a)-d(2,a));return m<f?zl(t.slice().reverse(),3,ja,Ce(f/m)).reverse():t}function bd(e,t,s,n){return n==null?Kl:t==null?"":Xl(t)}var da={show:!0,scale:"y",stroke:Yl,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Ga,side:3,grid:no,ticks:qa,border:za,font:io,lineGap:Ua,rotate:0};function wd(e,t){let s=3+(e||1)*2;return bt(s*t,3)}function yd(e,t){let{scale:s,idxs:n}=e.series[0],i=e._data[0],o=e.valToPos(i[n[0]],s,!0),a=e.valToPos(i[n[1]],s,!0),f=Ht(a-o),d=e.series[t],m=f/(d.points.space*ht);return n[1]-n[0]<=m}var fa={scale:null,auto:!0,sorted:0,min:gt,max:-gt},Ya=(e,t,s,n,i)=>i,ma={show:!0,auto:!0,sorted:0,gaps:Ya,alpha:1,facets:[Dt({},fa,{scale:"x"}),Dt({},fa,{scale:"y"})]},pa={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ya,alpha:1,points:{show:yd,filter:null},values:null,min:gt,max:-gt,idxs:[],path:null,clip:null};function $d(e,t,s,n,i){return s/10}var Ka={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},vd=Dt({},Ka,{time:!1,ori:1}),ga={};function Qa(e,t){let s=ga[e];return s||(s={key:e,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(i=>i!=n)},pub(n,i,o,a,f,d,m){for(let $=0;$<s.plots.length;$++)s.plots[$]!=i&&s.plots[$].pub(n,i,o,a,f,d,m)}},e!=null&&(ga[e]=s)),s}var xn=1,Gl=2;function Bs(e,t,s){let n=e.mode,i=e.series[t],o=n==2?e._data[t]:e._data,a=e.scales,f=e.bbox,d=o[0],m=n==2?o[1]:o[t],$=n==2?a[i.facets[0].scale]:a[e.series[0].scale],g=n==2?a[i.facets[1].scale]:a[i.scale],b=f.left,T=f.top,S=f.width,N=f.height,V=e.valToPosH,q=e.valToPosV;return $.ori==0?s(i,d,m,$,g,V,q,b,T,S,N,Di,An,Ni,Za,tc):s(i,d,m,$,g,q,V,T,b,N,S,Li,kn,ro,Xa,ec)}function lo(e,t){let s=0,n=0,i=ct(e.bands,to);for(let o=0;o<i.length;o++){let a=i[o];a.series[0]==t?s=a.dir:a.series[1]==t&&(a.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function xd(e,t,s,n,i){let o=e.mode,a=e.series[t],f=o==2?a.facets[1].scale:a.scale,d=e.scales[f];return i==-1?d.min:i==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function ls(e,t,s,n,i,o){return Bs(e,t,(a,f,d,m,$,g,b,T,S,N,V)=>{let q=a.pxRound,_=m.dir*(m.ori==0?1:-1),W=m.ori==0?An:kn,M,Z;_==1?(M=s,Z=n):(M=n,Z=s);let L=q(g(f[M],m,N,T)),X=q(b(d[M],$,V,S)),K=q(g(f[Z],m,N,T)),st=q(b(o==1?$.max:$.min,$,V,S)),Y=new Path2D(i);return W(Y,K,st),W(Y,L,st),W(Y,L,X),Y})}function Pi(e,t,s,n,i,o){let a=null;if(e.length>0){a=new Path2D;let f=t==0?Ni:ro,d=s;for(let g=0;g<e.length;g++){let b=e[g];if(b[1]>b[0]){let T=b[0]-d;T>0&&f(a,d,n,T,n+o),d=b[1]}}let m=s+i-d,$=10;m>0&&f(a,d,n-$/2,m,n+o+$)}return a}function Td(e,t,s){let n=e[e.length-1];n&&n[0]==t?n[1]=s:e.push([t,s])}function oo(e,t,s,n,i,o,a){let f=[],d=e.length;for(let m=i==1?s:n;m>=s&&m<=n;m+=i)if(t[m]===null){let g=m,b=m;if(i==1)for(;++m<=n&&t[m]===null;)b=m;else for(;--m>=s&&t[m]===null;)b=m;let T=o(e[g]),S=b==g?T:o(e[b]),N=g-i;T=a<=0&&N>=0&&N<d?o(e[N]):T;let q=b+i;S=a>=0&&q>=0&&q<d?o(e[q]):S,S>=T&&f.push([T,S])}return f}function ba(e){return e==0?Sa:e==1?Ot:t=>Ns(t,e)}function Ja(e){let t=e==0?Di:Li,s=e==0?(i,o,a,f,d,m)=>{i.arcTo(o,a,f,d,m)}:(i,o,a,f,d,m)=>{i.arcTo(a,o,d,f,m)},n=e==0?(i,o,a,f,d)=>{i.rect(o,a,f,d)}:(i,o,a,f,d)=>{i.rect(a,o,d,f)};return(i,o,a,f,d,m=0,$=0)=>{m==0&&$==0?n(i,o,a,f,d):(m=Be(m,f/2,d/2),$=Be($,f/2,d/2),t(i,o+m,a),s(i,o+f,a,o+f,a+d,m),s(i,o+f,a+d,o,a+d,$),s(i,o,a+d,o,a,$),s(i,o,a,o+f,a,m),i.closePath())}}var Di=(e,t,s)=>{e.moveTo(t,s)},Li=(e,t,s)=>{e.moveTo(s,t)},An=(e,t,s)=>{e.lineTo(t,s)},kn=(e,t,s)=>{e.lineTo(s,t)},Ni=Ja(0),ro=Ja(1),Za=(e,t,s,n,i,o)=>{e.arc(t,s,n,i,o)},Xa=(e,t,s,n,i,o)=>{e.arc(s,t,n,i,o)},tc=(e,t,s,n,i,o,a)=>{e.bezierCurveTo(t,s,n,i,o,a)},ec=(e,t,s,n,i,o,a)=>{e.bezierCurveTo(s,t,i,n,a,o)};function sc(e){return(t,s,n,i,o)=>Bs(t,s,(a,f,d,m,$,g,b,T,S,N,V)=>{let{pxRound:q,points:_}=a,W,M;m.ori==0?(W=Di,M=Za):(W=Li,M=Xa);let Z=bt(_.width*ht,3),L=(_.size-_.width)/2*ht,X=bt(L*2,3),K=new Path2D,st=new Path2D,{left:Y,top:R,width:J,height:O}=t.bbox;Ni(st,Y-X,R-X,J+X*2,O+X*2);let G=B=>{if(d[B]!=null){let it=q(g(f[B],m,N,T)),I=q(b(d[B],$,V,S));W(K,it+L,I),M(K,it,I,L,0,Ai*2)}};if(o)o.forEach(G);else for(let B=n;B<=i;B++)G(B);return{stroke:Z>0?K:null,fill:K,clip:st,flags:xn|Gl}})}function nc(e){return(t,s,n,i,o,a)=>{n!=i&&(o!=n&&a!=n&&e(t,s,n),o!=i&&a!=i&&e(t,s,i),e(t,s,a))}}var Ad=nc(An),kd=nc(kn);function ic(e){let t=ct(e?.alignGaps,0);return(s,n,i,o)=>Bs(s,n,(a,f,d,m,$,g,b,T,S,N,V)=>{[i,o]=Mi(d,i,o);let q=a.pxRound,_=O=>q(g(O,m,N,T)),W=O=>q(b(O,$,V,S)),M,Z;m.ori==0?(M=An,Z=Ad):(M=kn,Z=kd);let L=m.dir*(m.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:xn},K=X.stroke,st=!1;if(o-i>=N*4){let O=H=>s.posToVal(H,m.key,!0),G=null,B=null,it,I,se,At=_(f[L==1?i:o]),ot=_(f[i]),mt=_(f[o]),tt=O(L==1?ot+1:mt-1);for(let H=L==1?i:o;H>=i&&H<=o;H+=L){let Lt=f[H],kt=(L==1?Lt<tt:Lt>tt)?At:_(Lt),dt=d[H];kt==At?dt!=null?(I=dt,G==null?(M(K,kt,W(I)),it=G=B=I):I<G?G=I:I>B&&(B=I)):dt===null&&(st=!0):(G!=null&&Z(K,At,W(G),W(B),W(it),W(I)),dt!=null?(I=dt,M(K,kt,W(I)),G=B=it=I):(G=B=null,dt===null&&(st=!0)),At=kt,tt=O(At+L))}G!=null&&G!=B&&se!=At&&Z(K,At,W(G),W(B),W(it),W(I))}else for(let O=L==1?i:o;O>=i&&O<=o;O+=L){let G=d[O];G===null?st=!0:G!=null&&M(K,_(f[O]),W(G))}let[R,J]=lo(s,n);if(a.fill!=null||R!=0){let O=X.fill=new Path2D(K),G=a.fillTo(s,n,a.min,a.max,R),B=W(G),it=_(f[i]),I=_(f[o]);L==-1&&([I,it]=[it,I]),M(O,I,B),M(O,it,B)}if(!a.spanGaps){let O=[];st&&O.push(...oo(f,d,i,o,L,_,t)),X.gaps=O=a.gaps(s,n,i,o,O),X.clip=Pi(O,m.ori,T,S,N,V)}return J!=0&&(X.band=J==2?[ls(s,n,i,o,K,-1),ls(s,n,i,o,K,1)]:ls(s,n,i,o,K,J)),X})}function _d(e){let t=ct(e.align,1),s=ct(e.ascDesc,!1),n=ct(e.alignGaps,0),i=ct(e.extend,!1);return(o,a,f,d)=>Bs(o,a,(m,$,g,b,T,S,N,V,q,_,W)=>{[f,d]=Mi(g,f,d);let M=m.pxRound,{left:Z,width:L}=o.bbox,X=ot=>M(S(ot,b,_,V)),K=ot=>M(N(ot,T,W,q)),st=b.ori==0?An:kn,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:xn},R=Y.stroke,J=b.dir*(b.ori==0?1:-1),O=K(g[J==1?f:d]),G=X($[J==1?f:d]),B=G,it=G;i&&t==-1&&(it=Z,st(R,it,O)),st(R,G,O);for(let ot=J==1?f:d;ot>=f&&ot<=d;ot+=J){let mt=g[ot];if(mt==null)continue;let tt=X($[ot]),H=K(mt);t==1?st(R,tt,O):st(R,B,H),st(R,tt,H),O=H,B=tt}let I=B;i&&t==1&&(I=Z+L,st(R,I,O));let[se,At]=lo(o,a);if(m.fill!=null||se!=0){let ot=Y.fill=new Path2D(R),mt=m.fillTo(o,a,m.min,m.max,se),tt=K(mt);st(ot,I,tt),st(ot,it,tt)}if(!m.spanGaps){let ot=[];ot.push(...oo($,g,f,d,J,X,n));let mt=m.width*ht/2,tt=s||t==1?mt:-mt,H=s||t==-1?-mt:mt;ot.forEach(Lt=>{Lt[0]+=tt,Lt[1]+=H}),Y.gaps=ot=m.gaps(o,a,f,d,ot),Y.clip=Pi(ot,b.ori,V,q,_,W)}return At!=0&&(Y.band=At==2?[ls(o,a,f,d,R,-1),ls(o,a,f,d,R,1)]:ls(o,a,f,d,R,At)),Y})}function wa(e,t,s,n,i,o,a=gt){if(e.length>1){let f=null;for(let d=0,m=1/0;d<e.length;d++)if(t[d]!==void 0){if(f!=null){let $=Ht(e[d]-e[f]);$<m&&(m=$,a=Ht(s(e[d],n,i,o)-s(e[f],n,i,o)))}f=d}}return a}function Sd(e){e=e||Kn;let t=ct(e.size,[.6,gt,1]),s=e.align||0,n=e.gap||0,i=e.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=nt(i),a=1-t[0],f=ct(t[1],gt),d=ct(t[2],1),m=ct(e.disp,Kn),$=ct(e.each,T=>{}),{fill:g,stroke:b}=m;return(T,S,N,V)=>Bs(T,S,(q,_,W,M,Z,L,X,K,st,Y,R)=>{let J=q.pxRound,O=s,G=n*ht,B=f*ht,it=d*ht,I,se;M.ori==0?[I,se]=o(T,S):[se,I]=o(T,S);let At=M.dir*(M.ori==0?1:-1),ot=M.ori==0?Ni:ro,mt=M.ori==0?$:(P,wt,Nt,zs,xs,We,Ts)=>{$(P,wt,Nt,xs,zs,Ts,We)},tt=ct(T.bands,to).find(P=>P.series[0]==S),H=tt!=null?tt.dir:0,Lt=q.fillTo(T,S,q.min,q.max,H),Qt=J(X(Lt,Z,R,st)),kt,dt,Ee,ae=Y,St=J(q.width*ht),Ve=!1,Xe=null,$e=null,os=null,Vs=null;g!=null&&(St==0||b!=null)&&(Ve=!0,Xe=g.values(T,S,N,V),$e=new Map,new Set(Xe).forEach(P=>{P!=null&&$e.set(P,new Path2D)}),St>0&&(os=b.values(T,S,N,V),Vs=new Map,new Set(os).forEach(P=>{P!=null&&Vs.set(P,new Path2D)})));let{x0:Ws,size:Sn}=m;if(Ws!=null&&Sn!=null){O=1,_=Ws.values(T,S,N,V),Ws.unit==2&&(_=_.map(Nt=>T.posToVal(K+Nt*Y,M.key,!0)));let P=Sn.values(T,S,N,V);Sn.unit==2?dt=P[0]*Y:dt=L(P[0],M,Y,K)-L(0,M,Y,K),ae=wa(_,W,L,M,Y,K,ae),Ee=ae-dt+G}else ae=wa(_,W,L,M,Y,K,ae),Ee=ae*a+G,dt=ae-Ee;Ee<1&&(Ee=0),St>=dt/2&&(St=0),Ee<5&&(J=Sa);let Zn=Ee>0,$s=ae-Ee-(Zn?St:0);dt=J(Wl($s,it,B)),kt=(O==0?dt/2:O==At?0:dt)-O*At*((O==0?G/2:0)+(Zn?St/2:0));let Jt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},qs=Ve?null:new Path2D,ts=null;if(tt!=null)ts=T.data[tt.series[1]];else{let{y0:P,y1:wt}=m;P!=null&&wt!=null&&(W=wt.values(T,S,N,V),ts=P.values(T,S,N,V))}let vs=I*dt,Q=se*dt;for(let P=At==1?N:V;P>=N&&P<=V;P+=At){let wt=W[P];if(wt==null)continue;if(ts!=null){let ne=ts[P]??0;if(wt-ne==0)continue;Qt=X(ne,Z,R,st)}let Nt=M.distr!=2||m!=null?_[P]:P,zs=L(Nt,M,Y,K),xs=X(ct(wt,Lt),Z,R,st),We=J(zs-kt),Ts=J(ee(xs,Qt)),ce=J(Be(xs,Qt)),ve=Ts-ce;if(wt!=null){let ne=wt<0?Q:vs,Pe=wt<0?vs:Q;Ve?(St>0&&os[P]!=null&&ot(Vs.get(os[P]),We,ce+be(St/2),dt,ee(0,ve-St),ne,Pe),Xe[P]!=null&&ot($e.get(Xe[P]),We,ce+be(St/2),dt,ee(0,ve-St),ne,Pe)):ot(qs,We,ce+be(St/2),dt,ee(0,ve-St),ne,Pe),mt(T,S,P,We-St/2,ce,dt+St,ve)}}return St>0?Jt.stroke=Ve?Vs:qs:Ve||(Jt._fill=q.width==0?q._fill:q._stroke??q._fill,Jt.width=0),Jt.fill=Ve?$e:qs,Jt})}function Md(e,t){let s=ct(t?.alignGaps,0);return(n,i,o,a)=>Bs(n,i,(f,d,m,$,g,b,T,S,N,V,q)=>{[o,a]=Mi(m,o,a);let _=f.pxRound,W=I=>_(b(I,$,V,S)),M=I=>_(T(I,g,q,N)),Z,L,X;$.ori==0?(Z=Di,X=An,L=tc):(Z=Li,X=kn,L=ec);let K=$.dir*($.ori==0?1:-1),st=W(d[K==1?o:a]),Y=st,R=[],J=[];for(let I=K==1?o:a;I>=o&&I<=a;I+=K)if(m[I]!=null){let At=d[I],ot=W(At);R.push(Y=ot),J.push(M(m[I]))}let O={stroke:e(R,J,Z,X,L,_),fill:null,clip:null,band:null,gaps:null,flags:xn},G=O.stroke,[B,it]=lo(n,i);if(f.fill!=null||B!=0){let I=O.fill=new Path2D(G),se=f.fillTo(n,i,f.min,f.max,B),At=M(se);X(I,Y,At),X(I,st,At)}if(!f.spanGaps){let I=[];I.push(...oo(d,m,o,a,K,W,s)),O.gaps=I=f.gaps(n,i,o,a,I),O.clip=Pi(I,$.ori,S,N,V,q)}return it!=0&&(O.band=it==2?[ls(n,i,o,a,G,-1),ls(n,i,o,a,G,1)]:ls(n,i,o,a,G,it)),O})}function Rd(e){return Md(Cd,e)}function Cd(e,t,s,n,i,o){let a=e.length;if(a<2)return null;let f=new Path2D;if(s(f,e[0],t[0]),a==2)n(f,e[1],t[1]);else{let d=Array(a),m=Array(a-1),$=Array(a-1),g=Array(a-1);for(let b=0;b<a-1;b++)$[b]=t[b+1]-t[b],g[b]=e[b+1]-e[b],m[b]=$[b]/g[b];d[0]=m[0];for(let b=1;b<a-1;b++)m[b]===0||m[b-1]===0||m[b-1]>0!=m[b]>0?d[b]=0:(d[b]=3*(g[b-1]+g[b])/((2*g[b]+g[b-1])/m[b-1]+(g[b]+2*g[b-1])/m[b]),isFinite(d[b])||(d[b]=0));d[a-1]=m[a-2];for(let b=0;b<a-1;b++)i(f,e[b]+g[b]/3,t[b]+d[b]*g[b]/3,e[b+1]-g[b]/3,t[b+1]-d[b+1]*g[b]/3,e[b+1],t[b+1])}return f}var Ul=new Set;function ya(){for(let e of Ul)e.syncRect(!0)}Tn&&(Fs(uh,wn,ya),Fs(hh,wn,ya,!0),Fs(ki,wn,()=>{Yt.pxRatio=ht}));var Ed=ic(),Pd=sc();function $a(e,t,s,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((o,a)=>jl(o,a,t,s))}function Dd(e,t){return e.map((s,n)=>n==0?{}:Dt({},t,s))}function jl(e,t,s,n){return Dt({},t==0?s:n,e)}function lc(e,t,s){return t==null?$n:[t,s]}var Ld=lc;function Nd(e,t,s){return t==null?$n:_i(t,s,Zl,!0)}function oc(e,t,s,n){return t==null?$n:Ri(t,s,e.scales[n].log,!1)}var Od=oc;function rc(e,t,s,n){return t==null?$n:Jl(t,s,e.scales[n].log,!1)}var Hd=rc;function Fd(e,t,s,n,i){let o=ee(Zr(e),Zr(t)),a=t-e,f=Ie(i/n*a,s);do{let d=s[f],m=n*d/a;if(m>=i&&o+(d<5?bs.get(d):0)<=17)return[d,m]}while(++f<s.length);return[0,0]}function va(e){let t,s;return e=e.replace(/(\d+)px/,(n,i)=>(t=Ot((s=+i)*ht))+"px"),[e,t,s]}function Id(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=bt(t[2]*ht,1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function Yt(e,t,s){let n={mode:ct(e.mode,1)},i=n.mode;function o(l,r,u,h){let p=r.valToPct(l);return h+u*(r.dir==-1?1-p:p)}function a(l,r,u,h){let p=r.valToPct(l);return h+u*(r.dir==-1?p:1-p)}function f(l,r,u,h){return r.ori==0?o(l,r,u,h):a(l,r,u,h)}n.valToPosH=o,n.valToPosV=a;let d=!1;n.status=0;let m=n.root=Re(Uu);if(e.id!=null&&(m.id=e.id),ge(m,e.class),e.title){let l=Re(Ku,m);l.textContent=e.title}let $=Fe("canvas"),g=n.ctx=$.getContext("2d"),b=Re(Qu,m);Fs("click",b,l=>{l.target===S&&(yt!=en||_t!=sn)&&Ut.click(n,l)},!0);let T=n.under=Re(Ju,b);b.appendChild($);let S=n.over=Re(Zu,b);e=vn(e);let N=+ct(e.pxAlign,1),V=ba(N);(e.plugins||[]).forEach(l=>{l.opts&&(e=l.opts(n,e)||e)});let q=e.ms||.001,_=n.series=i==1?$a(e.series||[],ua,pa,!1):Dd(e.series||[null],ma),W=n.axes=$a(e.axes||[],ca,da,!0),M=n.scales={},Z=n.bands=e.bands||[];Z.forEach(l=>{l.fill=nt(l.fill||null),l.dir=ct(l.dir,-1)});let L=i==2?_[1].facets[0].scale:_[0].scale,X={axes:Gc,series:Bc},K=(e.drawOrder||["axes","series"]).map(l=>X[l]);function st(l){let r=l.distr==3?u=>is(u>0?u:l.clamp(n,u,l.min,l.max,l.key)):l.distr==4?u=>Ll(u,l.asinh):l.distr==100?u=>l.fwd(u):u=>u;return u=>{let h=r(u),{_min:p,_max:y}=l,v=y-p;return(h-p)/v}}function Y(l){let r=M[l];if(r==null){let u=(e.scales||Kn)[l]||Kn;if(u.from!=null){Y(u.from);let h=Dt({},M[u.from],u,{key:l});h.valToPct=st(h),M[l]=h}else{r=M[l]=Dt({},l==L?Ka:vd,u),r.key=l;let h=r.time,p=r.range,y=gs(p);if((l!=L||i==2&&!h)&&(y&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Kr:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Kr:{mode:1,hard:p[1],soft:p[1]}},y=!1),!y&&Ei(p))){let v=p;p=(x,k,C)=>k==null?$n:_i(k,C,v)}r.range=nt(p||(h?Ld:l==L?r.distr==3?Od:r.distr==4?Hd:lc:r.distr==3?oc:r.distr==4?rc:Nd)),r.auto=nt(y?!1:r.auto),r.clamp=nt(r.clamp||$d),r._min=r._max=null,r.valToPct=st(r)}}}Y("x"),Y("y"),i==1&&_.forEach(l=>{Y(l.scale)}),W.forEach(l=>{Y(l.scale)});for(let l in e.scales)Y(l);let R=M[L],J=R.distr,O,G;R.ori==0?(ge(m,ju),O=o,G=a):(ge(m,Yu),O=a,G=o);let B={};for(let l in M){let r=M[l];(r.min!=null||r.max!=null)&&(B[l]={min:r.min,max:r.max},r.min=r.max=null)}let it=e.tzDate||(l=>new Date(Ot(l/q))),I=e.fmtDate||eo,se=q==1?jh(it):Qh(it),At=oa(it,la(q==1?Uh:Kh,I)),ot=aa(it,ra(Zh,I)),mt=[],tt=n.legend=Dt({},ed,e.legend),H=n.cursor=Dt({},rd,{drag:{y:i==2}},e.cursor),Lt=tt.show,Qt=H.show,kt=tt.markers;tt.idxs=mt,kt.width=nt(kt.width),kt.dash=nt(kt.dash),kt.stroke=nt(kt.stroke),kt.fill=nt(kt.fill);let dt,Ee,ae,St=[],Ve=[],Xe,$e=!1,os={};if(tt.live){let l=_[1]?_[1].values:null;$e=l!=null,Xe=$e?l(n,1,0):{_:0};for(let r in Xe)os[r]=Kl}if(Lt)if(dt=Fe("table",ih,m),ae=Fe("tbody",null,dt),tt.mount(n,dt),$e){Ee=Fe("thead",null,dt,ae);let l=Fe("tr",null,Ee);Fe("th",null,l);for(var Vs in Xe)Fe("th",Or,l).textContent=Vs}else ge(dt,oh),tt.live&&ge(dt,lh);let Ws={show:!0},Sn={show:!1};function Zn(l,r){if(r==0&&($e||!tt.live||i==2))return $n;let u=[],h=Fe("tr",rh,ae,ae.childNodes[r]);ge(h,l.class),l.show||ge(h,Hs);let p=Fe("th",null,h);if(kt.show){let x=Re(ah,p);if(r>0){let k=kt.width(n,r);k&&(x.style.border=k+"px "+kt.dash(n,r)+" "+kt.stroke(n,r)),x.style.background=kt.fill(n,r)}}let y=Re(Or,p);l.label instanceof HTMLElement?y.appendChild(l.label):y.textContent=l.label,r>0&&(kt.show||(y.style.color=l.width>0?kt.stroke(n,r):kt.fill(n,r)),Jt("click",p,x=>{if(H._lock)return;ks(x);let k=_.indexOf(l);if((x.ctrlKey||x.metaKey)!=tt.isolate){let C=_.some((E,D)=>D>0&&D!=k&&E.show);_.forEach((E,D)=>{D>0&&ze(D,C?D==k?Ws:Sn:Ws,!0,Pt.setSeries)})}else ze(k,{show:!l.show},!0,Pt.setSeries)},!1),Us&&Jt(Br,p,x=>{H._lock||(ks(x),ze(_.indexOf(l),ln,!0,Pt.setSeries))},!1));for(var v in Xe){let x=Fe("td",ch,h);x.textContent="--",u.push(x)}return[h,u]}let $s=new Map;function Jt(l,r,u,h=!0){let p=$s.get(r)||{},y=H.bind[l](n,r,u,h);y&&(Fs(l,r,p[l]=y),$s.set(r,p))}function qs(l,r,u){let h=$s.get(r)||{};for(let p in h)(l==null||p==l)&&(Vl(p,r,h[p]),delete h[p]);l==null&&$s.delete(r)}let ts=0,vs=0,Q=0,P=0,wt=0,Nt=0,zs=wt,xs=Nt,We=Q,Ts=P,ce=0,ve=0,ne=0,Pe=0;n.bbox={};let Qi=!1,Xn=!1,Gs=!1,As=!1,ti=!1,xe=!1;function Ji(l,r,u){(u||l!=n.width||r!=n.height)&&vo(l,r),Js(!1),Gs=!0,Xn=!0,Zs()}function vo(l,r){n.width=ts=Q=l,n.height=vs=P=r,wt=Nt=0,Dc(),Lc();let u=n.bbox;ce=u.left=Ns(wt*ht,.5),ve=u.top=Ns(Nt*ht,.5),ne=u.width=Ns(Q*ht,.5),Pe=u.height=Ns(P*ht,.5)}let Cc=3;function Ec(){let l=!1,r=0;for(;!l;){r++;let u=qc(r),h=zc(r);l=r==Cc||u&&h,l||(vo(n.width,n.height),Xn=!0)}}function Pc({width:l,height:r}){Ji(l,r)}n.setSize=Pc;function Dc(){let l=!1,r=!1,u=!1,h=!1;W.forEach((p,y)=>{if(p.show&&p._show){let{side:v,_size:x}=p,k=v%2,C=p.label!=null?p.labelSize:0,E=x+C;E>0&&(k?(Q-=E,v==3?(wt+=E,h=!0):u=!0):(P-=E,v==0?(Nt+=E,l=!0):r=!0))}}),_s[0]=l,_s[1]=u,_s[2]=r,_s[3]=h,Q-=rs[1]+rs[3],wt+=rs[3],P-=rs[2]+rs[0],Nt+=rs[0]}function Lc(){let l=wt+Q,r=Nt+P,u=wt,h=Nt;function p(y,v){switch(y){case 1:return l+=v,l-v;case 2:return r+=v,r-v;case 3:return u-=v,u+v;case 0:return h-=v,h+v}}W.forEach((y,v)=>{if(y.show&&y._show){let x=y.side;y._pos=p(x,y._size),y.label!=null&&(y._lpos=p(x,y.labelSize))}})}if(H.dataIdx==null){let l=H.hover,r=l.skip=new Set(l.skip??[]);r.add(void 0);let u=l.prox=nt(l.prox),h=l.bias??=0;H.dataIdx=(p,y,v,x)=>{if(y==0)return v;let k=v,C=u(p,y,v,x)??gt,E=C>=0&&C<gt,D=R.ori==0?Q:P,U=H.left,ut=t[0],rt=t[y];if(r.has(rt[v])){k=null;let et=null,z=null,F;if(h==0||h==-1)for(F=v;et==null&&F-- >0;)r.has(rt[F])||(et=F);if(h==0||h==1)for(F=v;z==null&&F++<rt.length;)r.has(rt[F])||(z=F);if(et!=null||z!=null)if(E){let vt=et==null?-1/0:O(ut[et],R,D,0),Mt=z==null?1/0:O(ut[z],R,D,0),qt=U-vt,pt=Mt-U;qt<=pt?qt<=C&&(k=et):pt<=C&&(k=z)}else k=z==null?et:et==null?z:v-et<=z-v?et:z}else E&&Ht(U-O(ut[v],R,D,0))>C&&(k=null);return k}}let ks=l=>{H.event=l};H.idxs=mt,H._lock=!1;let Kt=H.points;Kt.show=nt(Kt.show),Kt.size=nt(Kt.size),Kt.stroke=nt(Kt.stroke),Kt.width=nt(Kt.width),Kt.fill=nt(Kt.fill);let qe=n.focus=Dt({},e.focus||{alpha:.3},H.focus),Us=qe.prox>=0,js=Us&&Kt.one,Te=[],Ys=[],Ks=[];function xo(l,r){let u=Kt.show(n,r);if(u instanceof HTMLElement)return ge(u,nh),ge(u,l.class),Je(u,-10,-10,Q,P),S.insertBefore(u,Te[r]),u}function To(l,r){if(i==1||r>0){let u=i==1&&M[l.scale].time,h=l.value;l.value=u?ea(h)?aa(it,ra(h,I)):h||ot:h||bd,l.label=l.label||(u?cd:ad)}if(js||r>0){l.width=l.width==null?1:l.width,l.paths=l.paths||Ed||vh,l.fillTo=nt(l.fillTo||xd),l.pxAlign=+ct(l.pxAlign,N),l.pxRound=ba(l.pxAlign),l.stroke=nt(l.stroke||null),l.fill=nt(l.fill||null),l._stroke=l._fill=l._paths=l._focus=null;let u=wd(ee(1,l.width),1),h=l.points=Dt({},{size:u,width:ee(1,u*.2),stroke:l.stroke,space:u*2,paths:Pd,_stroke:null,_fill:null},l.points);h.show=nt(h.show),h.filter=nt(h.filter),h.fill=nt(h.fill),h.stroke=nt(h.stroke),h.paths=nt(h.paths),h.pxAlign=l.pxAlign}if(Lt){let u=Zn(l,r);St.splice(r,0,u[0]),Ve.splice(r,0,u[1]),tt.values.push(null)}if(Qt){mt.splice(r,0,null);let u=null;js?r==0&&(u=xo(l,r)):r>0&&(u=xo(l,r)),Te.splice(r,0,u),Ys.splice(r,0,0),Ks.splice(r,0,0)}Wt("addSeries",r)}function Nc(l,r){r=r??_.length,l=i==1?jl(l,r,ua,pa):jl(l,r,{},ma),_.splice(r,0,l),To(_[r],r)}n.addSeries=Nc;function Oc(l){if(_.splice(l,1),Lt){tt.values.splice(l,1),Ve.splice(l,1);let r=St.splice(l,1)[0];qs(null,r.firstChild),r.remove()}Qt&&(mt.splice(l,1),Te.splice(l,1)[0].remove(),Ys.splice(l,1),Ks.splice(l,1)),Wt("delSeries",l)}n.delSeries=Oc;let _s=[!1,!1,!1,!1];function Hc(l,r){if(l._show=l.show,l.show){let u=l.side%2,h=M[l.scale];h==null&&(l.scale=u?_[1].scale:L,h=M[l.scale]);let p=h.time;l.size=nt(l.size),l.space=nt(l.space),l.rotate=nt(l.rotate),gs(l.incrs)&&l.incrs.forEach(v=>{!bs.has(v)&&bs.set(v,Ca(v))}),l.incrs=nt(l.incrs||(h.distr==2?qh:p?q==1?Gh:Yh:Os)),l.splits=nt(l.splits||(p&&h.distr==1?se:h.distr==3?ql:h.distr==4?dd:hd)),l.stroke=nt(l.stroke),l.grid.stroke=nt(l.grid.stroke),l.ticks.stroke=nt(l.ticks.stroke),l.border.stroke=nt(l.border.stroke);let y=l.values;l.values=gs(y)&&!gs(y[0])?nt(y):p?gs(y)?oa(it,la(y,I)):ea(y)?Jh(it,y):y||At:y||ud,l.filter=nt(l.filter||(h.distr>=3&&h.log==10?pd:h.distr==3&&h.log==2?gd:Ma)),l.font=va(l.font),l.labelFont=va(l.labelFont),l._size=l.size(n,null,r,0),l._space=l._rotate=l._incrs=l._found=l._splits=l._values=null,l._size>0&&(_s[r]=!0,l._el=Re(Xu,b))}}function Mn(l,r,u,h){let[p,y,v,x]=u,k=r%2,C=0;return k==0&&(x||y)&&(C=r==0&&!p||r==2&&!v?Ot(ca.size/3):0),k==1&&(p||v)&&(C=r==1&&!y||r==3&&!x?Ot(da.size/2):0),C}let Ao=n.padding=(e.padding||[Mn,Mn,Mn,Mn]).map(l=>nt(ct(l,Mn))),rs=n._padding=Ao.map((l,r)=>l(n,r,_s,0)),Gt,Ft=null,It=null,ei=i==1?_[0].idxs:null,De=null,Rn=!1;function ko(l,r){if(t=l??[],n.data=n._data=t,i==2){Gt=0;for(let u=1;u<_.length;u++)Gt+=t[u][0].length}else{t.length==0&&(n.data=n._data=t=[[]]),De=t[0],Gt=De.length;let u=t;if(J==2){u=t.slice();let h=u[0]=Array(Gt);for(let p=0;p<Gt;p++)h[p]=p}n._data=t=u}if(Js(!0),Wt("setData"),J==2&&(Gs=!0),r!==!1){let u=R;u.auto(n,Rn)?Zi():cs(L,u.min,u.max),As=As||H.left>=0,xe=!0,Zs()}}n.setData=ko;function Zi(){Rn=!0;let l,r;i==1&&(Gt>0?(Ft=ei[0]=0,It=ei[1]=Gt-1,l=t[0][Ft],r=t[0][It],J==2?(l=Ft,r=It):l==r&&(J==3?[l,r]=Ri(l,l,R.log,!1):J==4?[l,r]=Jl(l,l,R.log,!1):R.time?r=l+Ot(86400/q):[l,r]=_i(l,r,Zl,!0))):(Ft=ei[0]=l=null,It=ei[1]=r=null)),cs(L,l,r)}let si,Qs,Xi,tl,el,sl,nl,il,ll,ie;function _o(l,r,u,h,p,y){l??=Fr,u??=to,h??="butt",p??=Fr,y??="round",l!=si&&(g.strokeStyle=si=l),p!=Qs&&(g.fillStyle=Qs=p),r!=Xi&&(g.lineWidth=Xi=r),y!=el&&(g.lineJoin=el=y),h!=sl&&(g.lineCap=sl=h),u!=tl&&g.setLineDash(tl=u)}function So(l,r,u,h){r!=Qs&&(g.fillStyle=Qs=r),l!=nl&&(g.font=nl=l),u!=il&&(g.textAlign=il=u),h!=ll&&(g.textBaseline=ll=h)}function ol(l,r,u,h,p=0){if(h.length>0&&l.auto(n,Rn)&&(r==null||r.min==null)){let y=ct(Ft,0),v=ct(It,h.length-1),x=u.min==null?ph(h,y,v,p,l.distr==3):[u.min,u.max];l.min=Be(l.min,u.min=x[0]),l.max=ee(l.max,u.max=x[1])}}let Mo={min:null,max:null};function Fc(){for(let h in M){let p=M[h];B[h]==null&&(p.min==null||B[L]!=null&&p.auto(n,Rn))&&(B[h]=Mo)}for(let h in M){let p=M[h];B[h]==null&&p.from!=null&&B[p.from]!=null&&(B[h]=Mo)}B[L]!=null&&Js(!0);let l={};for(let h in B){let p=B[h];if(p!=null){let y=l[h]=vn(M[h],Ah);if(p.min!=null)Dt(y,p);else if(h!=L||i==2)if(Gt==0&&y.from==null){let v=y.range(n,null,null,h);y.min=v[0],y.max=v[1]}else y.min=gt,y.max=-gt}}if(Gt>0){_.forEach((h,p)=>{if(i==1){let y=h.scale,v=B[y];if(v==null)return;let x=l[y];if(p==0){let k=x.range(n,x.min,x.max,y);x.min=k[0],x.max=k[1],Ft=Ie(x.min,t[0]),It=Ie(x.max,t[0]),It-Ft>1&&(t[0][Ft]<x.min&&Ft++,t[0][It]>x.max&&It--),h.min=De[Ft],h.max=De[It]}else h.show&&h.auto&&ol(x,v,h,t[p],h.sorted);h.idxs[0]=Ft,h.idxs[1]=It}else if(p>0&&h.show&&h.auto){let[y,v]=h.facets,x=y.scale,k=v.scale,[C,E]=t[p],D=l[x],U=l[k];D!=null&&ol(D,B[x],y,C,y.sorted),U!=null&&ol(U,B[k],v,E,v.sorted),h.min=v.min,h.max=v.max}});for(let h in l){let p=l[h],y=B[h];if(p.from==null&&(y==null||y.min==null)){let v=p.range(n,p.min==gt?null:p.min,p.max==-gt?null:p.max,h);p.min=v[0],p.max=v[1]}}}for(let h in l){let p=l[h];if(p.from!=null){let y=l[p.from];if(y.min==null)p.min=p.max=null;else{let v=p.range(n,y.min,y.max,h);p.min=v[0],p.max=v[1]}}}let r={},u=!1;for(let h in l){let p=l[h],y=M[h];if(y.min!=p.min||y.max!=p.max){y.min=p.min,y.max=p.max;let v=y.distr;y._min=v==3?is(y.min):v==4?Ll(y.min,y.asinh):v==100?y.fwd(y.min):y.min,y._max=v==3?is(y.max):v==4?Ll(y.max,y.asinh):v==100?y.fwd(y.max):y.max,r[h]=u=!0}}if(u){_.forEach((h,p)=>{i==2?p>0&&r.y&&(h._paths=null):r[h.scale]&&(h._paths=null)});for(let h in r)Gs=!0,Wt("setScale",h);Qt&&H.left>=0&&(As=xe=!0)}for(let h in B)B[h]=null}function Ic(l){let r=Wl(Ft-1,0,Gt-1),u=Wl(It+1,0,Gt-1);for(;l[r]==null&&r>0;)r--;for(;l[u]==null&&u<Gt-1;)u++;return[r,u]}function Bc(){if(Gt>0){let l=_.some(r=>r._focus)&&ie!=qe.alpha;l&&(g.globalAlpha=ie=qe.alpha),_.forEach((r,u)=>{if(u>0&&r.show&&(Ro(u,!1),Ro(u,!0),r._paths==null)){let h=ie;ie!=r.alpha&&(g.globalAlpha=ie=r.alpha);let p=i==2?[0,t[u][0].length-1]:Ic(t[u]);r._paths=r.paths(n,u,p[0],p[1]),ie!=h&&(g.globalAlpha=ie=h)}}),_.forEach((r,u)=>{if(u>0&&r.show){let h=ie;ie!=r.alpha&&(g.globalAlpha=ie=r.alpha),r._paths!=null&&Co(u,!1);{let p=r._paths!=null?r._paths.gaps:null,y=r.points.show(n,u,Ft,It,p),v=r.points.filter(n,u,y,p);(y||v)&&(r.points._paths=r.points.paths(n,u,Ft,It,v),Co(u,!0))}ie!=h&&(g.globalAlpha=ie=h),Wt("drawSeries",u)}}),l&&(g.globalAlpha=ie=1)}}function Ro(l,r){let u=r?_[l].points:_[l];u._stroke=u.stroke(n,l),u._fill=u.fill(n,l)}function Co(l,r){let u=r?_[l].points:_[l],{stroke:h,fill:p,clip:y,flags:v,_stroke:x=u._stroke,_fill:k=u._fill,_width:C=u.width}=u._paths;C=bt(C*ht,3);let E=null,D=C%2/2;r&&k==null&&(k=C>0?"#fff":x);let U=u.pxAlign==1&&D>0;if(U&&g.translate(D,D),!r){let ut=ce-C/2,rt=ve-C/2,et=ne+C,z=Pe+C;E=new Path2D,E.rect(ut,rt,et,z)}r?rl(x,C,u.dash,u.cap,k,h,p,v,y):Vc(l,x,C,u.dash,u.cap,k,h,p,v,E,y),U&&g.translate(-D,-D)}function Vc(l,r,u,h,p,y,v,x,k,C,E){let D=!1;k!=0&&Z.forEach((U,ut)=>{if(U.series[0]==l){let rt=_[U.series[1]],et=t[U.series[1]],z=(rt._paths||Kn).band;gs(z)&&(z=U.dir==1?z[0]:z[1]);let F,vt=null;rt.show&&z&&bh(et,Ft,It)?(vt=U.fill(n,ut)||y,F=rt._paths.clip):z=null,rl(r,u,h,p,vt,v,x,k,C,E,F,z),D=!0}}),D||rl(r,u,h,p,y,v,x,k,C,E)}let Eo=xn|Gl;function rl(l,r,u,h,p,y,v,x,k,C,E,D){_o(l,r,u,h,p),(k||C||D)&&(g.save(),k&&g.clip(k),C&&g.clip(C)),D?(x&Eo)==Eo?(g.clip(D),E&&g.clip(E),ii(p,v),ni(l,y,r)):x&Gl?(ii(p,v),g.clip(D),ni(l,y,r)):x&xn&&(g.save(),g.clip(D),E&&g.clip(E),ii(p,v),g.restore(),ni(l,y,r)):(ii(p,v),ni(l,y,r)),(k||C||D)&&g.restore()}function ni(l,r,u){u>0&&(r instanceof Map?r.forEach((h,p)=>{g.strokeStyle=si=p,g.stroke(h)}):r!=null&&l&&g.stroke(r))}function ii(l,r){r instanceof Map?r.forEach((u,h)=>{g.fillStyle=Qs=h,g.fill(u)}):r!=null&&l&&g.fill(r)}function Wc(l,r,u,h){let p=W[l],y;if(h<=0)y=[0,0];else{let v=p._space=p.space(n,l,r,u,h),x=p._incrs=p.incrs(n,l,r,u,h,v);y=Fd(r,u,x,h,v)}return p._found=y}function al(l,r,u,h,p,y,v,x,k,C){let E=v%2/2;N==1&&g.translate(E,E),_o(x,v,k,C,x),g.beginPath();let D,U,ut,rt,et=p+(h==0||h==3?-y:y);u==0?(U=p,rt=et):(D=p,ut=et);for(let z=0;z<l.length;z++)r[z]!=null&&(u==0?D=ut=l[z]:U=rt=l[z],g.moveTo(D,U),g.lineTo(ut,rt));g.stroke(),N==1&&g.translate(-E,-E)}function qc(l){let r=!0;return W.forEach((u,h)=>{if(!u.show)return;let p=M[u.scale];if(p.min==null){u._show&&(r=!1,u._show=!1,Js(!1));return}else u._show||(r=!1,u._show=!0,Js(!1));let y=u.side,v=y%2,{min:x,max:k}=p,[C,E]=Wc(h,x,k,v==0?Q:P);if(E==0)return;let D=p.distr==2,U=u._splits=u.splits(n,h,x,k,C,E,D),ut=p.distr==2?U.map(F=>De[F]):U,rt=p.distr==2?De[U[1]]-De[U[0]]:C,et=u._values=u.values(n,u.filter(n,ut,h,E,rt),h,E,rt);u._rotate=y==2?u.rotate(n,et,h,E):0;let z=u._size;u._size=Ce(u.size(n,et,h,l)),z!=null&&u._size!=z&&(r=!1)}),r}function zc(l){let r=!0;return Ao.forEach((u,h)=>{let p=u(n,h,_s,l);p!=rs[h]&&(r=!1),rs[h]=p}),r}function Gc(){for(let l=0;l<W.length;l++){let r=W[l];if(!r.show||!r._show)continue;let u=r.side,h=u%2,p,y,v=r.stroke(n,l),x=u==0||u==3?-1:1,[k,C]=r._found;if(r.label!=null){let Xt=r.labelGap*x,de=Ot((r._lpos+Xt)*ht);So(r.labelFont[0],v,"center",u==2?"top":Hr),g.save(),h==1?(p=y=0,g.translate(de,Ot(ve+Pe/2)),g.rotate((u==3?-Ai:Ai)/2)):(p=Ot(ce+ne/2),y=de);let Rs=_a(r.label)?r.label(n,l,k,C):r.label;g.fillText(Rs,p,y),g.restore()}if(C==0)continue;let E=M[r.scale],D=h==0?ne:Pe,U=h==0?ce:ve,ut=r._splits,rt=E.distr==2?ut.map(Xt=>De[Xt]):ut,et=E.distr==2?De[ut[1]]-De[ut[0]]:k,z=r.ticks,F=r.border,vt=z.show?z.size:0,Mt=Ot(vt*ht),qt=Ot((r.alignTo==2?r._size-vt-r.gap:r.gap)*ht),pt=r._rotate*-Ai/180,Rt=V(r._pos*ht),ue=(Mt+qt)*x,Zt=Rt+ue;y=h==0?Zt:0,p=h==1?Zt:0;let Ae=r.font[0],Le=r.align==1?gn:r.align==2?El:pt>0?gn:pt<0?El:h==0?"center":u==3?El:gn,Ue=pt||h==1?"middle":u==2?"top":Hr;So(Ae,v,Le,Ue);let he=r.font[1]*r.lineGap,ke=ut.map(Xt=>V(f(Xt,E,D,U))),Ne=r._values;for(let Xt=0;Xt<Ne.length;Xt++){let de=Ne[Xt];if(de!=null){h==0?p=ke[Xt]:y=ke[Xt],de=""+de;let Rs=de.indexOf(`
`)==-1?[de]:de.split(/\n/gm);for(let te=0;te<Rs.length;te++){let Qo=Rs[te];pt?(g.save(),g.translate(p,y+te*he),g.rotate(pt),g.fillText(Qo,0,0),g.restore()):g.fillText(Qo,p,y+te*he)}}}z.show&&al(ke,z.filter(n,rt,l,C,et),h,u,Rt,Mt,bt(z.width*ht,3),z.stroke(n,l),z.dash,z.cap);let je=r.grid;je.show&&al(ke,je.filter(n,rt,l,C,et),h,h==0?2:1,h==0?ve:ce,h==0?Pe:ne,bt(je.width*ht,3),je.stroke(n,l),je.dash,je.cap),F.show&&al([Rt],[1],h==0?1:0,h==0?1:2,h==1?ve:ce,h==1?Pe:ne,bt(F.width*ht,3),F.stroke(n,l),F.dash,F.cap)}Wt("drawAxes")}function Js(l){_.forEach((r,u)=>{u>0&&(r._paths=null,l&&(i==1?(r.min=null,r.max=null):r.facets.forEach(h=>{h.min=null,h.max=null})))})}let li=!1,cl=!1,Cn=[];function Uc(){cl=!1;for(let l=0;l<Cn.length;l++)Wt(...Cn[l]);Cn.length=0}function Zs(){li||(Eh(Po),li=!0)}function jc(l,r=!1){li=!0,cl=r,l(n),Po(),r&&Cn.length>0&&queueMicrotask(Uc)}n.batch=jc;function Po(){if(Qi&&(Fc(),Qi=!1),Gs&&(Ec(),Gs=!1),Xn){if(Tt(T,gn,wt),Tt(T,"top",Nt),Tt(T,Gn,Q),Tt(T,Un,P),Tt(S,gn,wt),Tt(S,"top",Nt),Tt(S,Gn,Q),Tt(S,Un,P),Tt(b,Gn,ts),Tt(b,Un,vs),$.width=Ot(ts*ht),$.height=Ot(vs*ht),W.forEach(({_el:l,_show:r,_size:u,_pos:h,side:p})=>{if(l!=null)if(r){let y=p===3||p===0?u:0,v=p%2==1;Tt(l,v?"left":"top",h-y),Tt(l,v?"width":"height",u),Tt(l,v?"top":"left",v?Nt:wt),Tt(l,v?"height":"width",v?P:Q),Bl(l,Hs)}else ge(l,Hs)}),si=Qs=Xi=el=sl=nl=il=ll=tl=null,ie=1,Dn(!0),wt!=zs||Nt!=xs||Q!=We||P!=Ts){Js(!1);let l=Q/We,r=P/Ts;if(Qt&&!As&&H.left>=0){H.left*=l,H.top*=r,Xs&&Je(Xs,Ot(H.left),0,Q,P),tn&&Je(tn,0,Ot(H.top),Q,P);for(let u=0;u<Te.length;u++){let h=Te[u];h!=null&&(Ys[u]*=l,Ks[u]*=r,Je(h,Ce(Ys[u]),Ce(Ks[u]),Q,P))}}if($t.show&&!ti&&$t.left>=0&&$t.width>0){$t.left*=l,$t.width*=l,$t.top*=r,$t.height*=r;for(let u in pl)Tt(nn,u,$t[u])}zs=wt,xs=Nt,We=Q,Ts=P}Wt("setSize"),Xn=!1}ts>0&&vs>0&&(g.clearRect(0,0,$.width,$.height),Wt("drawClear"),K.forEach(l=>l()),Wt("draw")),$t.show&&ti&&(oi($t),ti=!1),Qt&&As&&(Ms(null,!0,!1),As=!1),tt.show&&tt.live&&xe&&(fl(),xe=!1),d||(d=!0,n.status=1,Wt("ready")),Rn=!1,li=!1}n.redraw=(l,r)=>{Gs=r||!1,l!==!1?cs(L,R.min,R.max):Zs()};function ul(l,r){let u=M[l];if(u.from==null){if(Gt==0){let h=u.range(n,r.min,r.max,l);r.min=h[0],r.max=h[1]}if(r.min>r.max){let h=r.min;r.min=r.max,r.max=h}if(Gt>1&&r.min!=null&&r.max!=null&&r.max-r.min<1e-16)return;l==L&&u.distr==2&&Gt>0&&(r.min=Ie(r.min,t[0]),r.max=Ie(r.max,t[0]),r.min==r.max&&r.max++),B[l]=r,Qi=!0,Zs()}}n.setScale=ul;let hl,dl,Xs,tn,Do,Lo,en,sn,No,Oo,yt,_t,as=!1,Ut=H.drag,Bt=Ut.x,Vt=Ut.y;Qt&&(H.x&&(hl=Re(eh,S)),H.y&&(dl=Re(sh,S)),R.ori==0?(Xs=hl,tn=dl):(Xs=dl,tn=hl),yt=H.left,_t=H.top);let $t=n.select=Dt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),nn=$t.show?Re(th,$t.over?S:T):null;function oi(l,r){if($t.show){for(let u in l)$t[u]=l[u],u in pl&&Tt(nn,u,l[u]);r!==!1&&Wt("setSelect")}}n.setSelect=oi;function Yc(l){if(_[l].show)Lt&&Bl(St[l],Hs);else if(Lt&&ge(St[l],Hs),Qt){let u=js?Te[0]:Te[l];u!=null&&Je(u,-10,-10,Q,P)}}function cs(l,r,u){ul(l,{min:r,max:u})}function ze(l,r,u,h){r.focus!=null&&Xc(l),r.show!=null&&_.forEach((p,y)=>{y>0&&(l==y||l==null)&&(p.show=r.show,Yc(y),i==2?(cs(p.facets[0].scale,null,null),cs(p.facets[1].scale,null,null)):cs(p.scale,null,null),Zs())}),u!==!1&&Wt("setSeries",l,r),h&&Ln("setSeries",n,l,r)}n.setSeries=ze;function Kc(l,r){Dt(Z[l],r)}function Qc(l,r){l.fill=nt(l.fill||null),l.dir=ct(l.dir,-1),r=r??Z.length,Z.splice(r,0,l)}function Jc(l){l==null?Z.length=0:Z.splice(l,1)}n.addBand=Qc,n.setBand=Kc,n.delBand=Jc;function Zc(l,r){_[l].alpha=r,Qt&&Te[l]!=null&&(Te[l].style.opacity=r),Lt&&St[l]&&(St[l].style.opacity=r)}let es,us,Ss,ln={focus:!0};function Xc(l){if(l!=Ss){let r=l==null,u=qe.alpha!=1;_.forEach((h,p)=>{if(i==1||p>0){let y=r||p==0||p==l;h._focus=r?null:y,u&&Zc(p,y?1:qe.alpha)}}),Ss=l,u&&Zs()}}Lt&&Us&&Jt(Vr,dt,l=>{H._lock||(ks(l),Ss!=null&&ze(null,ln,!0,Pt.setSeries))});function Ge(l,r,u){let h=M[r];u&&(l=l/ht-(h.ori==1?Nt:wt));let p=Q;h.ori==1&&(p=P,l=p-l),h.dir==-1&&(l=p-l);let y=h._min,v=h._max,x=l/p,k=y+(v-y)*x,C=h.distr;return C==3?yn(10,k):C==4?yh(k,h.asinh):C==100?h.bwd(k):k}function tu(l,r){let u=Ge(l,L,r);return Ie(u,t[0],Ft,It)}n.valToIdx=l=>Ie(l,t[0]),n.posToIdx=tu,n.posToVal=Ge,n.valToPos=(l,r,u)=>M[r].ori==0?o(l,M[r],u?ne:Q,u?ce:0):a(l,M[r],u?Pe:P,u?ve:0),n.setCursor=(l,r,u)=>{yt=l.left,_t=l.top,Ms(null,r,u)};function Ho(l,r){Tt(nn,gn,$t.left=l),Tt(nn,Gn,$t.width=r)}function Fo(l,r){Tt(nn,"top",$t.top=l),Tt(nn,Un,$t.height=r)}let En=R.ori==0?Ho:Fo,Pn=R.ori==1?Ho:Fo;function eu(){if(Lt&&tt.live)for(let l=i==2?1:0;l<_.length;l++){if(l==0&&$e)continue;let r=tt.values[l],u=0;for(let h in r)Ve[l][u++].firstChild.nodeValue=r[h]}}function fl(l,r){if(l!=null&&(l.idxs?l.idxs.forEach((u,h)=>{mt[h]=u}):Th(l.idx)||mt.fill(l.idx),tt.idx=mt[0]),Lt&&tt.live){for(let u=0;u<_.length;u++)(u>0||i==1&&!$e)&&su(u,mt[u]);eu()}xe=!1,r!==!1&&Wt("setLegend")}n.setLegend=fl;function su(l,r){let u=_[l],h=l==0&&J==2?De:t[l],p;$e?p=u.values(n,l,r)??os:(p=u.value(n,r==null?null:h[r],l,r),p=p==null?os:{_:p}),tt.values[l]=p}function Ms(l,r,u){No=yt,Oo=_t,[yt,_t]=H.move(n,yt,_t),H.left=yt,H.top=_t,Qt&&(Xs&&Je(Xs,Ot(yt),0,Q,P),tn&&Je(tn,0,Ot(_t),Q,P));let h,p=Ft>It;es=gt,us=null;let y=R.ori==0?Q:P,v=R.ori==1?Q:P;if(yt<0||Gt==0||p){h=H.idx=null;for(let x=0;x<_.length;x++){let k=Te[x];k!=null&&Je(k,-10,-10,Q,P)}Us&&ze(null,ln,!0,l==null&&Pt.setSeries),tt.live&&(mt.fill(h),xe=!0)}else{let x,k,C;i==1&&(x=R.ori==0?yt:_t,k=Ge(x,L),h=H.idx=Ie(k,t[0],Ft,It),C=O(t[0][h],R,y,0));let E=-10,D=-10,U=0,ut=0,rt=!0,et="",z="";for(let F=i==2?1:0;F<_.length;F++){let vt=_[F],Mt=mt[F],qt=Mt==null?null:i==1?t[F][Mt]:t[F][1][Mt],pt=H.dataIdx(n,F,h,k),Rt=pt==null?null:i==1?t[F][pt]:t[F][1][pt];if(xe=xe||Rt!=qt||pt!=Mt,mt[F]=pt,F>0&&vt.show){let ue=pt==null?-10:pt==h?C:O(i==1?t[0][pt]:t[F][0][pt],R,y,0),Zt=Rt==null?-10:G(Rt,i==1?M[vt.scale]:M[vt.facets[1].scale],v,0);if(Us&&Rt!=null){let Ae=R.ori==1?yt:_t,Le=Ht(qe.dist(n,F,pt,Zt,Ae));if(Le<es){let Ue=qe.bias;if(Ue!=0){let he=Ge(Ae,vt.scale),ke=Rt>=0?1:-1,Ne=he>=0?1:-1;Ne==ke&&(Ne==1?Ue==1?Rt>=he:Rt<=he:Ue==1?Rt<=he:Rt>=he)&&(es=Le,us=F)}else es=Le,us=F}}if(xe||js){let Ae,Le;R.ori==0?(Ae=ue,Le=Zt):(Ae=Zt,Le=ue);let Ue,he,ke,Ne,je,Xt,de=!0,Rs=Kt.bbox;if(Rs!=null){de=!1;let te=Rs(n,F);ke=te.left,Ne=te.top,Ue=te.width,he=te.height}else ke=Ae,Ne=Le,Ue=he=Kt.size(n,F);if(Xt=Kt.fill(n,F),je=Kt.stroke(n,F),js)F==us&&es<=qe.prox&&(E=ke,D=Ne,U=Ue,ut=he,rt=de,et=Xt,z=je);else{let te=Te[F];te!=null&&(Ys[F]=ke,Ks[F]=Ne,Yr(te,Ue,he,de),Ur(te,Xt,je),Je(te,Ce(ke),Ce(Ne),Q,P))}}}}if(js){let F=qe.prox,vt=Ss==null?es<=F:es>F||us!=Ss;if(xe||vt){let Mt=Te[0];Mt!=null&&(Ys[0]=E,Ks[0]=D,Yr(Mt,U,ut,rt),Ur(Mt,et,z),Je(Mt,Ce(E),Ce(D),Q,P))}}}if($t.show&&as)if(l!=null){let[x,k]=Pt.scales,[C,E]=Pt.match,[D,U]=l.cursor.sync.scales,ut=l.cursor.drag;if(Bt=ut._x,Vt=ut._y,Bt||Vt){let{left:rt,top:et,width:z,height:F}=l.select,vt=l.scales[D].ori,Mt=l.posToVal,qt,pt,Rt,ue,Zt,Ae=x!=null&&C(x,D),Le=k!=null&&E(k,U);Ae&&Bt?(vt==0?(qt=rt,pt=z):(qt=et,pt=F),Rt=M[x],ue=O(Mt(qt,D),Rt,y,0),Zt=O(Mt(qt+pt,D),Rt,y,0),En(Be(ue,Zt),Ht(Zt-ue))):En(0,y),Le&&Vt?(vt==1?(qt=rt,pt=z):(qt=et,pt=F),Rt=M[k],ue=G(Mt(qt,U),Rt,v,0),Zt=G(Mt(qt+pt,U),Rt,v,0),Pn(Be(ue,Zt),Ht(Zt-ue))):Pn(0,v)}else gl()}else{let x=Ht(No-Do),k=Ht(Oo-Lo);if(R.ori==1){let U=x;x=k,k=U}Bt=Ut.x&&x>=Ut.dist,Vt=Ut.y&&k>=Ut.dist;let C=Ut.uni;C!=null?Bt&&Vt&&(Bt=x>=C,Vt=k>=C,!Bt&&!Vt&&(k>x?Vt=!0:Bt=!0)):Ut.x&&Ut.y&&(Bt||Vt)&&(Bt=Vt=!0);let E,D;Bt&&(R.ori==0?(E=en,D=yt):(E=sn,D=_t),En(Be(E,D),Ht(D-E)),Vt||Pn(0,v)),Vt&&(R.ori==1?(E=en,D=yt):(E=sn,D=_t),Pn(Be(E,D),Ht(D-E)),Bt||En(0,y)),!Bt&&!Vt&&(En(0,0),Pn(0,0))}if(Ut._x=Bt,Ut._y=Vt,l==null){if(u){if(Ko!=null){let[x,k]=Pt.scales;Pt.values[0]=x!=null?Ge(R.ori==0?yt:_t,x):null,Pt.values[1]=k!=null?Ge(R.ori==1?yt:_t,k):null}Ln(Pl,n,yt,_t,Q,P,h)}if(Us){let x=u&&Pt.setSeries,k=qe.prox;Ss==null?es<=k&&ze(us,ln,!0,x):es>k?ze(null,ln,!0,x):us!=Ss&&ze(us,ln,!0,x)}}xe&&(tt.idx=h,fl()),r!==!1&&Wt("setCursor")}let hs=null;Object.defineProperty(n,"rect",{get(){return hs==null&&Dn(!1),hs}});function Dn(l=!1){l?hs=null:(hs=S.getBoundingClientRect(),Wt("syncRect",hs))}function Io(l,r,u,h,p,y,v){H._lock||as&&l!=null&&l.movementX==0&&l.movementY==0||(ml(l,r,u,h,p,y,v,!1,l!=null),l!=null?Ms(null,!0,!0):Ms(r,!0,!1))}function ml(l,r,u,h,p,y,v,x,k){if(hs==null&&Dn(!1),ks(l),l!=null)u=l.clientX-hs.left,h=l.clientY-hs.top;else{if(u<0||h<0){yt=-10,_t=-10;return}let[C,E]=Pt.scales,D=r.cursor.sync,[U,ut]=D.values,[rt,et]=D.scales,[z,F]=Pt.match,vt=r.axes[0].side%2==1,Mt=R.ori==0?Q:P,qt=R.ori==1?Q:P,pt=vt?y:p,Rt=vt?p:y,ue=vt?h:u,Zt=vt?u:h;if(rt!=null?u=z(C,rt)?f(U,M[C],Mt,0):-10:u=Mt*(ue/pt),et!=null?h=F(E,et)?f(ut,M[E],qt,0):-10:h=qt*(Zt/Rt),R.ori==1){let Ae=u;u=h,h=Ae}}k&&(r==null||r.cursor.event.type==Pl)&&((u<=1||u>=Q-1)&&(u=Ns(u,Q)),(h<=1||h>=P-1)&&(h=Ns(h,P))),x?(Do=u,Lo=h,[en,sn]=H.move(n,u,h)):(yt=u,_t=h)}let pl={width:0,height:0,left:0,top:0};function gl(){oi(pl,!1)}let Bo,Vo,Wo,qo;function zo(l,r,u,h,p,y,v){as=!0,Bt=Vt=Ut._x=Ut._y=!1,ml(l,r,u,h,p,y,v,!0,!1),l!=null&&(Jt(Dl,Fl,Go,!1),Ln(Ir,n,en,sn,Q,P,null));let{left:x,top:k,width:C,height:E}=$t;Bo=x,Vo=k,Wo=C,qo=E}function Go(l,r,u,h,p,y,v){as=Ut._x=Ut._y=!1,ml(l,r,u,h,p,y,v,!1,!0);let{left:x,top:k,width:C,height:E}=$t,D=C>0||E>0,U=Bo!=x||Vo!=k||Wo!=C||qo!=E;if(D&&U&&oi($t),Ut.setScale&&D&&U){let ut=x,rt=C,et=k,z=E;if(R.ori==1&&(ut=k,rt=E,et=x,z=C),Bt&&cs(L,Ge(ut,L),Ge(ut+rt,L)),Vt)for(let F in M){let vt=M[F];F!=L&&vt.from==null&&vt.min!=gt&&cs(F,Ge(et+z,F),Ge(et,F))}gl()}else H.lock&&(H._lock=!H._lock,Ms(r,!0,l!=null));l!=null&&(qs(Dl,Fl),Ln(Dl,n,yt,_t,Q,P,null))}function nu(l,r,u,h,p,y,v){if(H._lock)return;ks(l);let x=as;if(as){let k=!0,C=!0,E=10,D,U;R.ori==0?(D=Bt,U=Vt):(D=Vt,U=Bt),D&&U&&(k=yt<=E||yt>=Q-E,C=_t<=E||_t>=P-E),D&&k&&(yt=yt<en?0:Q),U&&C&&(_t=_t<sn?0:P),Ms(null,!0,!0),as=!1}yt=-10,_t=-10,mt.fill(null),Ms(null,!0,!0),x&&(as=x)}function Uo(l,r,u,h,p,y,v){H._lock||(ks(l),Zi(),gl(),l!=null&&Ln(Wr,n,yt,_t,Q,P,null))}function jo(){W.forEach(Id),Ji(n.width,n.height,!0)}Fs(ki,wn,jo);let on={};on.mousedown=zo,on.mousemove=Io,on.mouseup=Go,on.dblclick=Uo,on.setSeries=(l,r,u,h)=>{let p=Pt.match[2];u=p(n,r,u),u!=-1&&ze(u,h,!0,!1)},Qt&&(Jt(Ir,S,zo),Jt(Pl,S,Io),Jt(Br,S,l=>{ks(l),Dn(!1)}),Jt(Vr,S,nu),Jt(Wr,S,Uo),Ul.add(n),n.syncRect=Dn);let ri=n.hooks=e.hooks||{};function Wt(l,r,u){cl?Cn.push([l,r,u]):l in ri&&ri[l].forEach(h=>{h.call(null,n,r,u)})}(e.plugins||[]).forEach(l=>{for(let r in l.hooks)ri[r]=(ri[r]||[]).concat(l.hooks[r])});let Yo=(l,r,u)=>u,Pt=Dt({key:null,setSeries:!1,filters:{pub:Xr,sub:Xr},scales:[L,_[1]?_[1].scale:null],match:[ta,ta,Yo],values:[null,null]},H.sync);Pt.match.length==2&&Pt.match.push(Yo),H.sync=Pt;let Ko=Pt.key,bl=Qa(Ko);function Ln(l,r,u,h,p,y,v){Pt.filters.pub(l,r,u,h,p,y,v)&&bl.pub(l,r,u,h,p,y,v)}bl.sub(n);function iu(l,r,u,h,p,y,v){Pt.filters.sub(l,r,u,h,p,y,v)&&on[l](null,r,u,h,p,y,v)}n.pub=iu;function lu(){bl.unsub(n),Ul.delete(n),$s.clear(),Vl(ki,wn,jo),m.remove(),dt?.remove(),Wt("destroy")}n.destroy=lu;function wl(){Wt("init",e,t),ko(t||e.data,!1),B[L]?ul(L,B[L]):Zi(),ti=$t.show&&($t.width>0||$t.height>0),As=xe=!0,Ji(e.width,e.height)}return _.forEach(To),W.forEach(Hc),s?s instanceof HTMLElement?(s.appendChild(m),wl()):s(n,wl):wl(),n}Yt.assign=Dt;Yt.fmtNum=Xl;Yt.rangeNum=_i;Yt.rangeLog=Ri;Yt.rangeAsinh=Jl;Yt.orient=Bs;Yt.pxRatio=ht;Yt.join=Ch;Yt.fmtDate=eo,Yt.tzDate=Vh;Yt.sync=Qa;{Yt.addGap=Td,Yt.clipGaps=Pi;let e=Yt.paths={points:sc};e.linear=ic,e.stepped=_d,e.bars=Sd,e.spline=Rd}function Oi(e,t){let s=document.createElement("i");(e.parentElement??e).append(s);let n=getComputedStyle(e),i=new Map(t.map(o=>(s.style.color=n.getPropertyValue(o),[o,getComputedStyle(s).color])));return s.remove(),i}var ac=220,Bd=[1,2,7,14,28,56,112,364].map(e=>e*86400),ws=class{#t=null;#e;#n=null;#s=null;show(t,s){return w`<div
      class="chart"
      dir="ltr"
      role="img"
      aria-label=${s}
      ${Vn(n=>this.#l(n,t))}></div>`}#l(t,s){if(!t){this.#n?.disconnect(),this.#t?.destroy(),this.#t=null,this.#e=void 0;return}t===this.#e&&s===this.#s||(this.#e=t,this.#s=s,requestAnimationFrame(()=>this.#i(t,s)))}#i(t,s){t!==this.#e||s!==this.#s||!t.isConnected||(this.#t?.destroy(),this.#t=new Yt(Vd(t,s),[[...s.at],...s.lines.map(n=>[...n.values])],t),this.#n?.disconnect(),this.#n=new ResizeObserver(()=>this.#t?.setSize({width:t.clientWidth,height:ac})),this.#n.observe(t))}};function Vd(e,t){let s=Oi(e,["--ink-soft","--line",...t.lines.map(f=>f.colour)]),n=f=>s.get(f)??"",i=t.shown??(f=>j(f)),o=new Intl.DateTimeFormat(Ye,{day:"numeric",month:"short"}),a={stroke:n("--ink-soft"),grid:{stroke:n("--line"),width:1},ticks:{stroke:n("--line"),width:1}};return{width:e.clientWidth||600,height:ac,cursor:{drag:{x:!1,y:!1}},scales:{x:{time:!0},y:{range:(f,d,m)=>[0,t.most??Math.max(m*1.1,1)]}},axes:[{...a,values:(f,d)=>d.map(m=>o.format(m*1e3)),space:80,incrs:Bd},{...a,values:(f,d)=>d.map(m=>Number.isInteger(m)||t.most?i(m):""),size:56}],series:[{label:c("Day"),value:(f,d)=>d===null?"":o.format(d*1e3)},...t.lines.map(f=>({label:f.name,stroke:n(f.colour),width:2,spanGaps:!0,points:{show:t.at.length<40,size:5},...f.dashed?{dash:[5,4]}:{},...f.filled?{fill:`${n(f.colour).replace("rgb(","rgba(").replace(")",", .12)")}`}:{},value:(d,m)=>m===null?"–":i(m)}))]}}var Wd=5;function qd(e){let t=[e.by_agent,e.by_queue,e.by_week,e.by_question];return[e.all,...t.flatMap(s=>Object.values(s))].some(s=>s.left_out>0)}function cc(e){let t=e.count>0&&e.count<Wd;return w`${t?w`<span class="tag warn small">${c("few")}</span> `:A}
  ${e.left_out?w`<span class="tag small">${c("{n} left out",{n:e.left_out})}</span> `:A}
  ${j(e.count)}`}var uc=e=>e===null?"–":j(e),Hi=class{#t;#e=new pn(83,()=>{this.#c()});#n=null;#s="";#l=new ws;#i={at:[],lines:[],most:1,shown:Ct};constructor(t){this.#t=t,this.#c()}show(){let t=this.#n,s=this.#t.names;return w` <div class="card filters">
        <div class="row">
          ${this.#e.fields(this.#t)}
          <a class="button plain" href=${`${lt}/averages?${this.#e.query()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!t||this.#s?Me(this.#s,()=>{this.#c()}):t.all.count?w` <section class="card figures-row" aria-label=${c("In short")}>
                  <div class="figure">
                    <b class="number">${Ct(t.all.mean)}</b
                    ><span class="soft">${c("quality of drawn calls")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${j(t.all.count+t.all.left_out)}</b
                    ><span class="soft">${c("assessed")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${uc(t.all.fatal)}</b><span class="soft">${c("with a fatal error")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${j(t.by_hand)}</b
                    ><span class="soft">${c("chosen by hand, not counted")}</span>
                  </div>
                </section>
                ${qd(t)?w`<p class="hint small">
                        ${c("“left out”: you are yet to assess these calls, and so few of them, or what remains when means are subtracted, would tell what others gave. They count for you when your own assessments are submitted.")}
                      </p>`:A}
                ${this.#i.at.length<2?A:w`<section class="card">
                        <h2>${c("By week")}</h2>
                        ${this.#l.show(this.#i,c("Quality by week; the table below has the same numbers."))}
                      </section>`}
                <div class="columns">
                  ${this.#a(c("By agent"),c("Agent"),t.by_agent,n=>pe(this.#t,n))}
                  ${this.#a(c("By queue"),c("Queue"),t.by_queue,n=>zt(s.queues,n,"–"))}
                  ${this.#a(c("By week"),c("Week"),t.by_week,fs)}
                </div>
                ${this.#o(t)}`:Qe(c("No drawn call was assessed in this time."))}`}#a(t,s,n,i){return w`<section class="card">
      <h2>${t}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${s}</th>
              <th class="number">${c("Quality")}</th>
              <th class="number">${c("Calls")}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(n).map(([o,a])=>w`<tr>
                  <td>
                    <bdi>${i(o)}</bdi>
                    ${a.fatal?w`<span class="tag bad small">${hn("{n} fatal","{n} fatal errors",a.fatal)}</span>`:A}
                  </td>
                  <td class="number">${Ct(a.mean)}</td>
                  <td class="number">${cc(a)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#o(t){let s=Object.values(t.by_question).sort((n,i)=>(n.mean??2)-(i.mean??2));return w`<section class="card">
      <h2>${c("By question, the weakest first")}</h2>
      <div class="scroll">
        <table class="questions">
          <thead>
            <tr>
              <th>${c("Question")}</th>
              <th>${c("Share of the best mark")}</th>
              <th class="number">${c("Applied")}</th>
              <th class="number">${c("Fatal")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.map(n=>w`<tr>
                  <td>${jt(n.text,"?")}</td>
                  <td>
                    ${n.mean===null?Ct(n.mean):w`<span class="share"
                            ><svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                              <rect class="share-ground" width="100" height="12"></rect>
                              <rect class="share-fill" width=${n.mean*100} height="12"></rect></svg
                            ><b class="number">${Ct(n.mean)}</b></span
                          >`}
                  </td>
                  <td class="number">${cc(n)}</td>
                  <td class="number">${uc(n.fatal)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}async#c(){this.#s="";let t=await xt(()=>at.get(`${lt}/averages?${this.#e.query()}`),s=>this.#s=s);if(t){this.#n=t.body;let s=Object.entries(t.body.by_week);this.#i={at:s.map(([n])=>dn(n)),lines:[{name:c("Quality"),colour:"--accent",values:s.map(([,n])=>n.mean),filled:!0}],most:1,shown:Ct}}this.#t.redraw()}};var zd=["caller","agent","line","here","note","hold","pause","digits"],Gd=["caller","agent"];function dc(e,t,s,n,i){let o=window.devicePixelRatio||1,[a,f]=[e.clientWidth,e.clientHeight];if(!a||!f)return;e.width!==Math.round(a*o)&&(e.width=Math.round(a*o)),e.height!==Math.round(f*o)&&(e.height=Math.round(f*o));let d=e.getContext("2d");if(!d)return;let m=Oi(e,zd.map(b=>`--wave-${b}`)),$=b=>m.get(`--wave-${b}`)??"";d.setTransform(o,0,0,o,0,0),d.clearRect(0,0,a,f);let g=b=>b/t.seconds*a;for(let b of s.gaps){d.fillStyle=$(b.why);let T=b.side==="both"?[0,f]:b.side==="caller"?[0,f/2]:[f/2,f/2];d.fillRect(g(b.begins),T[0],Math.max(g(b.ends)-g(b.begins),2),T[1])}for(let b of Gd)Ud(d,t[b],b,{width:a,height:f,played:g(i),colour:$});d.strokeStyle=$("line"),d.lineWidth=1;for(let b of s.segments.slice(1))hc(d,g(b.begins),f,[4,3]);d.fillStyle=$("note");for(let b of n)d.beginPath(),d.moveTo(g(b.at)-5,0),d.lineTo(g(b.at)+5,0),d.lineTo(g(b.at),9),d.fill();d.strokeStyle=$("here"),d.lineWidth=2,hc(d,g(i),f,[])}function Ud(e,t,s,n){let i=n.height/2,o=s==="caller"?-1:1,a=Math.max(10,...t),f=n.width/t.length;e.fillStyle=n.colour(s),t.forEach((d,m)=>{let $=Math.max(1,d/a*i*.92);e.globalAlpha=m*f<=n.played?1:.55,e.fillRect(m*f,o<0?i-1-$:i+1,Math.max(f*.8,.6),$)}),e.globalAlpha=1}function hc(e,t,s,n){e.setLineDash(n),e.beginPath(),e.moveTo(t,0),e.lineTo(t,s),e.stroke(),e.setLineDash([])}var jd=[.75,1,1.25,1.5,2],Fi=5,Yd={hold:()=>c("On hold"),pause:()=>c("Recording paused"),digits:()=>c("Keyed digits, left out")},Ii=class{#t=new Audio;#e=null;#n;#s=!1;#l=null;#i;#a;#o;#c;#r;notes=[];constructor(t,s,n,i,o){this.#r=i,this.#i=t,this.#a=s,this.#o=n,this.#c=o,this.#t.preload="auto";for(let a of["play","pause","ended","ratechange","error"])this.#t.addEventListener(a,()=>this.#m());this.#t.addEventListener("timeupdate",()=>this.#m())}get time(){return this.#t.currentTime}get loaded(){return this.#t.src!==""}seek(t){this.loaded&&(this.#t.currentTime=Math.min(Math.max(t,0),Math.max(this.#o.seconds-.05,0)),this.#m())}stop(){this.#t.pause(),this.#t.removeAttribute("src"),this.#l?.disconnect()}key(t){let n={ArrowLeft:()=>this.seek(this.time-Fi),ArrowRight:()=>this.seek(this.time+Fi),Home:()=>this.seek(0),End:()=>this.seek(this.#o.seconds)," ":()=>this.#d()}[t.key];return!n||!this.loaded?!1:(t.preventDefault(),n(),!0)}show(){if(!this.loaded)return w`<div class="listen row">
        <button @click=${()=>{this.#u()}} ?disabled=${this.#s}>${c("Listen")}</button>
        <span class="soft small"
          >${c("{time} long. Who listens is written into the access log.",{time:Et(this.#o.seconds)})}</span
        >
      </div>`;let t=!this.#t.paused&&!this.#t.ended;return w` <div class="player" dir="ltr">
        <div class="wave-sides" aria-hidden="true"><span>${c("Caller")}</span><span>${c("Agent")}</span></div>
        <canvas
          ${Vn(s=>this.#h(s))}
          class="wave"
          tabindex="0"
          role="slider"
          aria-label=${c("Place in the call")}
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.#o.seconds)}
          aria-valuenow=${Math.round(this.time)}
          aria-valuetext=${c("{time} of {whole}",{time:Et(this.time),whole:Et(this.#o.seconds)})}
          @click=${s=>this.#p(s)}
          @keydown=${s=>this.key(s)}></canvas>
      </div>
      <div class="row">
        <button class="plain" @click=${()=>this.seek(this.time-Fi)} aria-label=${`−5 s: ${c("5 seconds back")}`}>
          <bdi>−5 s</bdi>
        </button>
        <button @click=${()=>this.#d()}>${t?c("Pause"):c("Play")}</button>
        <button class="plain" @click=${()=>this.seek(this.time+Fi)} aria-label=${`+5 s: ${c("5 seconds forth")}`}>
          <bdi>+5 s</bdi>
        </button>
        <span class="number" dir="ltr">${Et(this.time)} / ${Et(this.#o.seconds)}</span>
        <label class="speed"
          >${c("Speed")}
          <select
            @change=${s=>this.#t.playbackRate=Number(s.target.value)}>
            ${jd.map(s=>w`<option value=${s} ?selected=${s===this.#t.playbackRate}>${s}×</option>`)}
          </select>
        </label>
      </div>
      ${this.#t.error?w`<p class="trouble" role="alert">${c("The sound cannot be played. Load the page again.")}</p>`:A}
      ${this.#f()}`}#f(){let{segments:t,gaps:s}=this.#o,n=[...t.map((i,o)=>({at:i.begins,what:o?c("Goes on with {who}",{who:this.#r(i.agent)}):c("Talk with {who}",{who:this.#r(i.agent)}),kind:"talk"})),...s.map(i=>({at:i.begins,what:`${Yd[i.why]?.()??i.why} · ${Et(i.ends-i.begins)}`,kind:i.why}))].sort((i,o)=>i.at-o.at);return w`<ul class="marks" aria-label=${c("What happened in the call")}>
      ${n.map(i=>w`<li>
            <button class="plain small mark-${i.kind}" @click=${()=>this.seek(i.at)}>
              <span class="number">${Et(i.at)}</span> ${i.what}
            </button>
          </li>`)}
    </ul>`}async#u(){this.#s=!0,this.#c();let t=encodeURIComponent(this.#a),s=await xt(()=>at.get(`${this.#i}/shape?why=${t}`));this.#s=!1,s&&(this.#e=s.body,this.#t.src=`${this.#i}/audio?why=${t}`),this.#c()}#d(){this.#t.paused?this.#t.play().catch(()=>this.#m()):this.#t.pause()}#p(t){let s=t.currentTarget.getBoundingClientRect();this.seek((t.clientX-s.left)/s.width*this.#o.seconds)}#h(t){if(!t||t===this.#n)return this.#g();this.#n=t,this.#l?.disconnect(),this.#l=new ResizeObserver(()=>this.#g()),this.#l.observe(t)}#m(){this.#g(),this.#c()}#g(){this.#n&&this.#e&&dc(this.#n,this.#e,this.#o,this.notes,this.time)}};var Kd=900,Bi=class{marks;words;notes;state="saved";#t;#e=0;#n=Promise.resolve(!0);#s;#l;#i;constructor(t,s,n,i){this.#t=t,this.marks={...t.marks},this.words=t.words,this.notes=[...t.notes],this.#i=s,this.#s=n,this.#l=i}get id(){return this.#t.id}leave(){clearTimeout(this.#e),this.state==="changed"&&this.#d()}show(){let t=this.#t,n=t.form.sections.flatMap(i=>i.questions.map(o=>`${i.key}.${o.key}`)).filter(i=>!(i in this.marks)).length;return w`<section class="card sheet" aria-label=${c("Assessment")}>
      <div class="row between">
        <h2>${jt(t.form.title,t.form.key)}</h2>
        <span class="row"
          >${ps(t.quality,t.fatal.length)}<span class="soft small" role="status"
            >${this.#a()}</span
          ></span
        >
      </div>
      ${t.purpose==="calibration"?w`<p class="hint small">${c("For calibration: it does not count, and the agent does not see it. You see the other assessment after yours.")}</p>`:A}
      ${t.form.sections.map(i=>w`<div class="sheet-section">
            <h3>${jt(i.title,i.key)}</h3>
            ${i.questions.map(o=>this.#o(`${i.key}.${o.key}`,o))}
          </div>`)}
      ${this.#c()}
      <label
        >${c("What you say of the whole call")}
        <textarea
          rows="3"
          maxlength="4000"
          dir="auto"
          .value=${this.words}
          @input=${i=>{this.words=i.target.value,this.#u()}}></textarea>
      </label>
      <div class="row between">
        <span class="soft small"
          >${n?hn("{n} question is not answered yet","{n} questions are not answered yet",n):c("Everything is answered.")}</span
        >
        <button ?disabled=${n>0} @click=${()=>{this.#m()}}>${c("Submit")}</button>
      </div>
    </section>`}#a(){return{saved:c("draft saved"),changed:c("not saved yet"),saving:c("saving…"),trouble:c("could not be saved")}[this.state]}#o(t,s){let n=Array.from({length:s.best+1},(a,f)=>f),i=this.marks[t],o=(a,f)=>w`<label class="mark ${i===a?"given":""}">
        <input
          type="radio"
          name=${`m${this.id}-${t}`}
          .checked=${i===a}
          @change=${()=>this.#f(t,a)} />
        <span>${f}</span></label
      >`;return w`<fieldset class="question">
      <legend>
        ${jt(s.text,s.key)}
        ${s.fatal?w`<span class="tag bad">${c("0 is fatal")}</span>`:A}
        <span class="soft small number">×${j(s.weight,s.weight%1?1:0)}</span>
      </legend>
      ${jt(s.help,"")?w`<p class="soft small">${jt(s.help,"")}</p>`:A}
      <div class="marks-row">
        ${n.map(a=>o(a,String(a)))}
        ${s.not_applicable?o(null,c("does not apply")):A}
      </div>
    </fieldset>`}#c(){let t=this.#i();return w`<div class="sheet-section">
      <div class="row between">
        <h3>${c("Notes of moments")}</h3>
        <button class="plain small" ?disabled=${!t?.loaded} @click=${()=>this.#r()}>
          ${t?.loaded?c("Note at {time}",{time:Et(t.time)}):c("Note (listen first)")}
        </button>
      </div>
      ${this.notes.map((s,n)=>w`<div class="note">
            <button
              class="quiet number"
              @click=${()=>t?.seek(s.at)}
              aria-label=${c("Go to {time}",{time:Et(s.at)})}>
              ${Et(s.at)}
            </button>
            <input
              dir="auto"
              maxlength="1000"
              aria-label=${c("Note at {time}",{time:Et(s.at)})}
              .value=${s.text}
              @input=${i=>{let o=i.target.value;this.notes=this.notes.map((a,f)=>f===n?{...a,text:o}:a),this.#u()}} />
            <button
              class="quiet"
              aria-label=${c("Take the note at {time} away",{time:Et(s.at)})}
              @click=${()=>{this.notes=this.notes.filter((i,o)=>o!==n),this.#u()}}>
              ✕
            </button>
          </div>`)}
    </div>`}#r(){let t=Math.round((this.#i()?.time??0)*10)/10;this.notes=[...this.notes,{at:t,text:""}].sort((s,n)=>s.at-n.at),this.#u()}#f(t,s){this.marks={...this.marks,[t]:s},this.#u()}#u(){this.state="changed",clearTimeout(this.#e),this.#e=window.setTimeout(()=>{this.#d()},Kd),this.#s()}async#d(){return clearTimeout(this.#e),await this.#n,this.#n=this.#p(),this.#n}async#p(){this.state="saving",this.#s();let{marks:t,words:s,notes:n}=this;try{let i={saved:this.#t.saved,marks:t,words:s,notes:n},o=(await at.put(`${lt}/assessments/${this.id}`,i)).body;this.#t={...this.#t,...o},this.marks===t&&this.words===s&&this.notes===n&&(this.state="saved")}catch(i){this.state="trouble",me(qn(i),"trouble"),(!(i instanceof le)||i.status===0||i.status>=500)&&(this.#e=window.setTimeout(()=>{this.#d()},5e3))}return this.#s(),this.#h()}#h(){return this.state==="saved"}async#m(){if(!await this.#d())return;await xt(()=>at.post(`${lt}/assessments/${this.id}/submit`,{saved:this.#t.saved}))&&(me(c("Submitted. The agent can see it now.")),this.#l())}};function Vi(e,t){return w` ${e.form.sections.map(s=>w`<table class="small told">
        <caption>
          ${jt(s.title,s.key)}
        </caption>
        <tbody>
          ${s.questions.map(n=>{let i=`${s.key}.${n.key}`,o=e.marks[i];return w`<tr>
              <td>
                ${jt(n.text,n.key)}
                ${e.fatal.includes(i)?w`<span class="tag bad">${c("fatal error")}</span>`:A}
              </td>
              <td class="number nowrap">
                ${o==null?w`<span class="soft">${c("does not apply")}</span>`:w`<bdi dir="ltr">${o} / ${n.best}</bdi>`}
              </td>
            </tr>`})}
        </tbody>
      </table>`)}
  ${e.words?w`<blockquote dir="auto">${e.words}</blockquote>`:A}
  ${e.notes.length?w`<ul class="plain-list small">
          ${e.notes.map(s=>w`<li>
                ${t?w`<button class="quiet number" @click=${()=>t(s.at)}>${Et(s.at)}</button>`:w`<span class="number soft">${Et(s.at)}</span>`}
                <bdi>${s.text}</bdi>
              </li>`)}
        </ul>`:A}`}function Wi(e){let t={acknowledged:()=>c("has read it"),disputed:()=>c("disputes it"),kept:()=>c("keeps it"),changed:()=>c("changes it")};return e.length?w`<ol class="plain-list replies" aria-label=${c("What was said to it")}>
    ${e.map(s=>w`<li>
          <span class="soft small">${Se(s.at)} · <bdi>${s.by}</bdi> ${t[s.how]()}</span>
          ${s.text?w`<p dir="auto">${s.text}</p>`:A}
        </li>`)}
  </ol>`:A}var qi=class{#t;#e;#n=null;#s=null;#l=null;#i="";constructor(t,s){this.#t=t,this.#e=s,this.#h()}leave(){this.#s?.stop(),this.#l?.leave()}show(){let t=this.#n;if(!t)return Me(this.#i,()=>{this.#h()});let s=t.assessments.find(n=>n.id===this.#l?.id);return this.#s&&(this.#s.notes=this.#l?.notes??t.assessments.flatMap(n=>n.notes)),w` <p><a href="#calls">${c("Back to the calls")}</a></p>
      <div class="two-sides">
        <div class="stack">
          ${this.#a(t)} ${t.calibration.map(n=>this.#f(n,t))}
          ${t.assessments.filter(n=>n!==s).map(n=>this.#c(n))}
        </div>
        ${this.#l?this.#l.show():this.#o(t)}
      </div>`}#a(t){let s=this.#t.names;return w`<section class="card" aria-label=${c("The call")}>
      <div class="row between">
        <h1><bdi>${pe(this.#t,t.agent)}</bdi></h1>
        <span class="soft">${Se(t.called_at)}</span>
      </div>
      <div class="row">
        <span class="tag">${zt(s.queues,t.queue,c("no queue"))}</span>
        ${t.source==="sample"?w`<span class="tag"
                >${c("drawn, no. {n}, week of {day}",{n:t.place,day:fs(t.week)})}</span
              >`:w`<span class="tag warn">${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?w`<span class="tag">${c("legal hold")}</span>`:A}
        ${t.recorded?.damaged?w`<span class="tag bad">${c("recording damaged")}</span>`:A}
        <code class="soft small" dir="ltr">${t.call}</code>
      </div>
      ${t.why?w`<p class="small">${c("Why:")} <bdi>${t.why}</bdi></p>`:A}
      ${this.#s?this.#s.show():w`<p class="trouble">${c("Its recording is gone: kept long enough, erased, or deleted.")}</p>`}
      ${t.recorded?.keep_until?w`<p class="soft small">${c("The recording is kept until {when}.",{when:Se(t.recorded.keep_until)})}</p>`:A}
    </section>`}#o(t){let s=t.others>0,n=t.assessments.some(o=>o.by===this.#u()),i=t.opened&&!n;return w`<section class="card">
      <h2>${c("Your assessment")}</h2>
      <p class="soft">
        ${n?c("You have assessed this call. What was submitted stays as it is."):i?c("You have read what others gave, so you do not assess this call."):s?c("Somebody has assessed this call. What they gave is hidden until your own assessment is submitted."):c("Nobody has assessed this call.")}
      </p>
      ${s&&!t.opened?w`<p>
              <button class="plain" @click=${()=>{this.#p()}}>${c("Read it, and assess it no more")}</button>
            </p>`:A}
      ${this.#t.names.listens&&!n&&!i?w`<p>
              <button @click=${()=>{this.#d()}}>${s?c("Assess for calibration"):c("Assess")}</button>
            </p>`:A}
    </section>`}#c(t){return w`<section class="card" aria-label=${c("Assessment by {who}",{who:t.by})}>
      <div class="row between">
        <h2>
          ${t.purpose==="calibration"?c("Calibration by {who}",{who:t.by}):c("Assessment by {who}",{who:t.by})}
        </h2>
        <span class="row tight">${ps(t.quality,t.fatal.length)}${mn(t.answer)}</span>
      </div>
      ${Vi(t,s=>this.#s?.seek(s))} ${Wi(t.replies)}
      ${t.answer==="disputed"&&this.#t.names.listens?this.#r(t):A}
    </section>`}#r(t){let s=async(n,i)=>{n.preventDefault();let o=n.target.closest("form").querySelector("textarea");await xt(()=>at.post(`${lt}/assessments/${t.id}/${i}`,{text:o.value}))&&(me(c("Answered.")),await this.#h())};return w`<form class="answer" @submit=${n=>{s(n,"keep")}}>
      <label>${c("Your answer to the agent")}<textarea rows="2" required dir="auto" maxlength="4000"></textarea></label>
      <div class="row">
        <button>${c("It stays")}</button>
        <button type="button" class="plain" @click=${n=>{s(n,"change")}}>
          ${c("The agent is right: change it")}
        </button>
      </div>
    </form>`}#f(t,s){let n=new Map(s.assessments.flatMap(o=>o.form.sections.flatMap(a=>a.questions.map(f=>[`${a.key}.${f.key}`,jt(f.text,f.key)])))),i=o=>o===null?c("does not apply"):j(o);return w`<section class="card">
      <h2>${c("{first} and {second} compared",{first:t.first,second:t.second})}</h2>
      <div class="row">
        <span class="tag ${t.agreement>=.8?"good":"warn"}"
          >${c("{share} of the weight marked alike",{share:Ct(t.agreement)})}</span
        >
        ${t.difference===null?A:w`<span class="tag"><bdi>${c("{points} points apart",{points:j(Math.abs(t.difference*100))})}</bdi></span>`}
      </div>
      ${t.questions.length?w`<table class="small">
              <thead>
                <tr>
                  <th>${c("Marked differently")}</th>
                  <th class="number">${t.first}</th>
                  <th class="number">${t.second}</th>
                </tr>
              </thead>
              <tbody>
                ${t.questions.map(o=>w`<tr>
                      <td>${n.get(o.question)??o.question}</td>
                      <td class="number">${i(o.first)}</td>
                      <td class="number">${i(o.second)}</td>
                    </tr>`)}
              </tbody>
            </table>`:A}
    </section>`}#u(){return this.#t.me.agent??this.#t.me.user}async#d(){await xt(()=>at.post(`${lt}/calls/${this.#e}/assessment`))&&await this.#h()}async#p(){await xt(()=>at.post(`${lt}/calls/${this.#e}/read`))&&await this.#h()}async#h(){this.#i="";let t=await xt(()=>at.get(`${lt}/calls/${encodeURIComponent(this.#e)}`),a=>this.#n?me(a,"trouble"):this.#i=a);if(!t)return this.#t.redraw();let s=this.#n=t.body,n=()=>this.#t.redraw(),i=s.source==="sample"?`quality sample ${s.agent}, week of ${s.week}`:`quality: ${s.why}`;s.recorded&&(this.#s??=new Ii(`${lt}/calls/${s.id}`,i,s.recorded,a=>pe(this.#t,a),n));let o=s.assessments.find(a=>a.state==="draft"&&a.by===this.#u());this.#l=o?new Bi(o,()=>this.#s,n,()=>{this.#h()}):null,n()}};var zi=class{#t=new pn(28,()=>{this.#m()});#e=!1;#n=null;#s="";#l=new Map;#i;constructor(t){this.#i=t,this.#m()}show(){let t=(this.#n??[]).filter(n=>!this.#e||!n.assessments.some(i=>i.state==="submitted"&&i.purpose==="score")),s=[...new Set(t.map(n=>n.week))];return w` <div class="card filters">
        <div class="row">
          ${this.#t.fields(this.#i)}
          <label class="row tick"
            ><input
              type="checkbox"
              .checked=${this.#e}
              @change=${n=>{this.#e=n.target.checked,this.#i.redraw()}} />${c("Only those that wait")}</label
          >
          ${this.#i.names.listens?w`<button class="plain" @click=${()=>this.#u().showModal()}>${c("Choose a call by hand…")}</button>`:A}
        </div>
      </div>
      ${this.#n===null?Me(this.#s,()=>{this.#m()}):A}
      ${this.#n&&!t.length?Qe(c("No calls here. Each week is drawn when it is over: {n} calls for each agent, by chance.",{n:this.#i.names.sample})):A}
      ${s.map(n=>this.#a(n,t.filter(i=>i.week===n)))}
      ${this.#f()}`}#a(t,s){let n=s.filter(i=>i.assessments.some(o=>o.state==="submitted")).length;return w`<section class="card">
      <div class="row between">
        <h2>${c("Week of {day}",{day:fs(t)})}</h2>
        <span class="row soft small"
          >${c("{done} of {all} assessed",{done:n,all:s.length})}
          <button class="quiet" aria-expanded=${this.#l.has(t)} @click=${()=>{this.#h(t)}}>
            ${c("How was it drawn?")}
          </button></span
        >
      </div>
      ${this.#l.has(t)?this.#r(this.#l.get(t)??[]):A}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th>${c("Call")}</th>
              <th>${c("Queue")}</th>
              <th class="number">${c("Length")}</th>
              <th>${c("Chosen")}</th>
              <th>${c("Assessment")}</th>
              <th><span class="unseen">${c("Open")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${s.map(i=>this.#o(i))}
          </tbody>
        </table>
      </div>
    </section>`}#o(t){let s=this.#i.names;return w`<tr>
      <td><bdi>${pe(this.#i,t.agent)}</bdi></td>
      <td class="nowrap">${Se(t.called_at)}</td>
      <td>${zt(s.queues,t.queue,"–")}</td>
      <td class="number">${Et(t.seconds)}</td>
      <td>
        ${t.source==="sample"?w`<span class="tag">${c("drawn, no. {n}",{n:t.place})}</span>`:w`<span class="tag warn" title=${t.why}>${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?w`<span class="tag">${c("legal hold")}</span>`:A}
      </td>
      <td>${this.#c(t)}</td>
      <td class="end">
        ${t.recording==="gone"&&!t.assessments.length&&t.source==="sample"&&s.listens?w`<button class="plain small" @click=${()=>{this.#p(t)}}>
                ${c("Recording gone: next rank")}
              </button>`:w`<a
                class="button plain small"
                href=${`#call/${t.id}`}
                aria-label=${c("Open the call of {who}, {when}",{who:pe(this.#i,t.agent),when:Se(t.called_at)})}
                >${c("Open")}</a
              >`}
      </td>
    </tr>`}#c(t){let s=t.assessments.find(o=>o.purpose==="score"&&o.state==="submitted"),n=t.assessments.filter(o=>o.purpose==="calibration"&&o.state==="submitted").length,i=t.assessments.find(o=>o.state==="draft");return t.others&&!t.opened?w`<span class="tag">${c("assessed; hidden until yours is signed")}</span>`:s?w`<span class="row tight"
      >${ps(s.quality,s.fatal.length)}<span class="soft small">${s.by}</span>
      ${mn(s.answer)}${n?w`<span class="tag">${hn("{n} calibration","{n} calibrations",n)}</span>`:A}</span
    >`:w`<span class="soft">${i?c("begun by {who}",{who:i.by}):c("waits")}</span>`}#r(t){return w`<div class="proof">
      <p class="small soft">
        ${c("Rank of a call = SHA-256 of seed:call. The lowest ranks are drawn. Seed, size and hash of the population are in the journal; hotline quality sample draws again.")}
      </p>
      <div class="scroll">
        <table class="small">
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th class="number">${c("Population")}</th>
              <th>${c("Seed")}</th>
              <th>${c("Hash of the population")}</th>
              <th>${c("Drawn again")}</th>
            </tr>
          </thead>
          <tbody>
            ${t.map(s=>w`<tr>
                  <td><bdi>${pe(this.#i,s.agent)}</bdi></td>
                  <td class="number">${s.population}</td>
                  <td><code dir="ltr">${s.seed}</code></td>
                  <td><code dir="ltr" title=${s.sha256}>${s.sha256.slice(0,16)}…</code></td>
                  <td>
                    ${s.journalled?A:w`<span class="tag bad">${c("not in the journal")}</span>`}
                    ${s.holds?w`<span class="tag good">${c("the same calls")}</span>`:w`<span class="tag bad">${c("other calls")}</span>`}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`}#f(){return w`<dialog class="by-hand" aria-label=${c("Choose a call by hand")}>
      <form method="dialog" class="card bare" @submit=${t=>{this.#d(t)}}>
        <h2>${c("Choose a call by hand")}</h2>
        <p class="soft small">
          ${c("It is marked as chosen, with your name and the reason, and counts in no average.")}
        </p>
        <label>${c("The call’s identity")}<input name="call" required dir="ltr" autocomplete="off" /></label>
        <label>${c("Why this call")}<input name="why" required dir="auto" maxlength="500" autocomplete="off" /></label>
        <div class="row">
          <button>${c("Choose")}</button
          ><button class="plain" type="button" @click=${()=>this.#u().close()}>${c("Cancel")}</button>
        </div>
      </form>
    </dialog>`}#u(){return document.querySelector("dialog.by-hand")}async#d(t){t.preventDefault();let s=new FormData(t.target),n={call:s.get("call"),why:s.get("why")},i=await xt(()=>at.post(`${lt}/calls`,n));i&&(this.#u().close(),location.hash=`call/${i.body.id}`)}async#p(t){await xt(()=>at.post(`${lt}/calls/${t.id}/next`))&&(me(c("The next rank of the draw took its place.")),await this.#m())}async#h(t){if(this.#l.delete(t))return this.#i.redraw();let s=await xt(()=>at.get(`${lt}/samples?week=${t}`));s&&this.#l.set(t,s.body.samples),this.#i.redraw()}async#m(){this.#s="";let s=await xt(()=>at.get(`${lt}/calls?${this.#t.query()}`),n=>this.#s=n);this.#n=s?.body.calls??null,this.#i.redraw()}};function ao(e,t){let s=new Map;for(let n of e.rows){let[i,o]=s.get(n[t]??"")??[0,0];s.set(n[t]??"",[i+n.count,o+n.before])}return[...s].map(([n,[i,o]])=>[n,i,o]).sort((n,i)=>i[1]-n[1])}function co(e,t){if(!t)return"–";let s=Math.round((e/t-1)*100);return`${s>0?"+":s<0?"−":"±"}${j(Math.abs(s))} %`}function uo(e,t,s,n){let i=Math.max(1,...s.map(o=>o[1]));return w`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <td></td>
            <th class="number">${c("Cases")}</th>
            <th class="number">${c("Before")}</th>
            <th class="number">${c("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${s.map(([o,a,f])=>w`<tr>
                <td><bdi>${n(o)}</bdi></td>
                <td class="bar-cell">
                  <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-fill" width=${a/i*100} height="12"></rect>
                  </svg>
                </td>
                <td class="number">${j(a)}</td>
                <td class="number">${j(f)}</td>
                <td class="number nowrap"><bdi>${co(a,f)}</bdi></td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}function ho(e,t,s){let n=Math.sqrt(3)*s;return mc(e,t,(i,o)=>{let f=[2*Math.round(o/(3*s)),2*Math.round((o/s-1.5)/3)+1].map($=>{let g=$%2?.5:0;return{x:(Math.round(i/n-g)+g)*n,y:$*1.5*s}}),[d,m]=f;return Math.hypot(d.x-i,d.y-o)<=Math.hypot(m.x-i,m.y-o)?d:m})}function fc(e,t,s){return mc(e,t,(i,o)=>({x:Math.floor(i/s),y:Math.floor(o/s)})).map(i=>({...i,x:t.x(i.longitude),y:t.y(i.latitude)}))}function mc(e,t,s){let n=new Map;for(let[i,o,a]of e){let{x:f,y:d}=s(t.x(o),t.y(i)),m=`${f.toFixed(3)} ${d.toFixed(3)}`,$=n.get(m)??{x:f,y:d,cases:0,latitude:0,longitude:0};$.latitude+=i*a,$.longitude+=o*a,$.cases+=a,n.set(m,$)}for(let i of n.values())i.latitude/=i.cases,i.longitude/=i.cases;return[...n.values()].sort((i,o)=>o.cases-i.cases)}function pc(e,t,s){return Array.from({length:6},(n,i)=>{let o=Math.PI/3*i+Math.PI/6;return`${(e+s*Math.cos(o)).toFixed(1)},${(t+s*Math.sin(o)).toFixed(1)}`}).join(" ")}function gc(e,t,s){return Math.max(1,Math.ceil(Math.sqrt(e/t)*s))}function bc(e){if(!e.length)return null;let t={south:90,west:180,north:-90,east:-180};for(let[s,n]of e)t.south=Math.min(t.south,n),t.west=Math.min(t.west,s),t.north=Math.max(t.north,n),t.east=Math.max(t.east,s);return t}var Qd=63710088e-1*Math.PI/180,Gi=.004;function wc(e,t,s,n=.06){let i={latitude:(e.south+e.north)/2,longitude:(e.west+e.east)/2},o=Math.cos(i.latitude*Math.PI/180),a=Math.max(e.north-e.south,Gi)*(1+2*n),f=Math.max(e.east-e.west,Gi)*o*(1+2*n),d=Math.min(t/f,s/a),m={x:t/2,y:s/2},$=b=>i.longitude+(b-m.x)/(d*o),g=b=>i.latitude-(b-m.y)/d;return{box:{south:g(s),north:g(0),west:$(0),east:$(t)},width:t,height:s,metresPerPixel:Qd/d,x:b=>m.x+(b-i.longitude)*o*d,y:b=>m.y-(b-i.latitude)*d,longitude:$,latitude:g}}function yc(e){let t=10**Math.floor(Math.log10(e));return([5,2,1].find(n=>n*t<=e*(1+1e-9))??1)*t}function $c(e,t){let s=yc(e.metresPerPixel*t);return{metres:s,pixels:s/e.metresPerPixel}}function vc(e){let t=yc(Math.max(e.north-e.south,e.east-e.west)/5),s=(n,i)=>{let o=[];for(let a=Math.ceil(n/t-1e-9);a*t<=i+t*1e-9;a++)o.push(Number((a*t).toFixed(8)));return o};return{step:t,latitudes:s(e.south,e.north),longitudes:s(e.west,e.east)}}function ye(e,t,s,n=1){let i=e.north-e.south,o=e.east-e.west,a={latitude:(e.south+e.north)/2+s*i,longitude:(e.west+e.east)/2+t*o},f={tall:Math.min(Math.max(i/2*n,Gi/8),40),wide:Math.min(Math.max(o/2*n,Gi/8),80)};return{south:Math.max(a.latitude-f.tall,-89.9),north:Math.min(a.latitude+f.tall,89.9),west:Math.max(a.longitude-f.wide,-179.9),east:Math.min(a.longitude+f.wide,179.9)}}var[Ze,ys]=[960,560],fo=17,mo=6,xc=46,Tc={right:74,bottom:150};function po(e){return bc(e.flatMap(t=>t.polygons.flatMap(s=>s[0]??[])))}function Ui(e){return wc(e,Ze,ys)}function go(e){return ho(e.found.cells,Ui(e.box),fo)}function bo(e){return jt(e.name,e.name[""]??"?")}function Ac(e,t){let s=Ui(e.box),n={ArrowLeft:()=>ye(e.box,-.2,0),ArrowRight:()=>ye(e.box,.2,0),ArrowUp:()=>ye(e.box,0,.2),ArrowDown:()=>ye(e.box,0,-.2),"+":()=>ye(e.box,0,0,.5),"=":()=>ye(e.box,0,0,.5),"-":()=>ye(e.box,0,0,2)},i=o=>{let a=n[o.key];a&&(o.preventDefault(),t(a()))};return w`<div class="map-frame" dir="ltr">
    <svg
      class="map"
      viewBox="0 0 ${Ze} ${ys}"
      tabindex="0"
      role="img"
      aria-label=${c("Map of complaints. Arrow keys move it, plus and minus zoom. The table below has the same numbers.")}
      @keydown=${i}
      @dblclick=${o=>t(Jd(o,e.box,s))}>
      <defs>
        <clipPath id="map-frame"><rect width=${Ze} height=${ys}></rect></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">
        <rect class="map-ground" width=${Ze} height=${ys}></rect>
        ${e.outline.map(o=>Zd(o,s))} ${tf(s)}
        ${e.way==="heat"?ef(e.found.cells,s):sf(e,s)}
        ${e.outline.map(o=>Xd(o,s))} ${nf(s)}
      </g>
    </svg>
    <div class="map-buttons">
      <button class="plain" aria-label=${c("Zoom in")} @click=${()=>t(ye(e.box,0,0,.5))}>+</button>
      <button class="plain" aria-label=${c("Zoom out")} @click=${()=>t(ye(e.box,0,0,2))}>−</button>
    </div>
  </div>`}function Jd(e,t,s){let n=e.currentTarget.getBoundingClientRect(),i=s.longitude((e.clientX-n.left)/n.width*Ze),o=s.latitude((e.clientY-n.top)/n.height*ys),[a,f]=[i-(t.west+t.east)/2,o-(t.south+t.north)/2];return ye(t,a/(t.east-t.west),f/(t.north-t.south),.5)}function Zd(e,t){let s=e.polygons.flat().map(n=>`M${n.map(([i,o])=>`${t.x(i).toFixed(1)},${t.y(o).toFixed(1)}`).join("L")}Z`).join("");return re`<path class="map-district" fill-rule="evenodd" d=${s}></path>`}function Xd(e,t){let s=e.polygons[0]?.[0]??[],n=i=>s.reduce((o,a)=>o+a[i],0)/Math.max(s.length,1);return re`<text class="map-name" x=${t.x(n(0))} y=${t.y(n(1))}>${bo(e)}</text>`}function tf(e){let t=vc(e.box),s=Math.max(0,-Math.floor(Math.log10(t.step)));return re`<g class="map-lines">
    ${t.longitudes.map(n=>re`<line x1=${e.x(n)} x2=${e.x(n)} y1="0" y2=${ys}></line>
      <text x=${e.x(n)+4} y=${ys-6}>${Math.abs(n).toFixed(s)}° ${n<0?"W":"E"}</text>`)}
    ${t.latitudes.map(n=>re`<line y1=${e.y(n)} y2=${e.y(n)} x1="0" x2=${Ze}></line>
      <text x=${e.y(n)<Tc.bottom?Tc.right:6} y=${e.y(n)-4}>${Math.abs(n).toFixed(s)}° ${n<0?"S":"N"}</text>`)}
  </g>`}function ef(e,t){let s=ho(e,t,fo),n=s[0]?.cases??1;return re`<g>${s.map(i=>re`<polygon class="hex hex-${gc(i.cases,n,mo)}" points=${pc(i.x,i.y,fo-.6)}><title>${j(i.cases)}</title></polygon>`)}</g>`}function sf(e,t){let s=fc(e.found.cells,t,xc),n=new Set(s.filter(i=>i.cases===1));return re`<g>
    ${[...n].map(i=>re`<circle class="map-place" cx=${i.x} cy=${i.y} r="5"></circle>`)}
    ${s.filter(i=>!n.has(i)).map(i=>{let o=Math.min(10+Math.sqrt(i.cases)*1.6,xc/2+4);return re`<circle class="map-cluster" cx=${i.x} cy=${i.y} r=${o}></circle><text class="map-count" x=${i.x} y=${i.y}>${j(i.cases)}</text>`})}
  </g>`}function nf(e){let t=$c(e,150),s=t.metres>=1e3?`${j(t.metres/1e3)} km`:`${j(t.metres)} m`,[n,i]=[Ze-20-t.pixels,ys-24];return re`<g class="map-legend">
    <rect class="map-plate" x=${n-10} y=${i-22} width=${t.pixels+20} height="34" rx="4"></rect>
    <path d="M${n},${i-5}V${i}H${n+t.pixels}V${i-5}"></path><text x=${n+t.pixels/2} y=${i-8}>${s}</text>
    <rect class="map-plate" x=${Ze-46} y="10" width="34" height="46" rx="4"></rect>
    <path class="map-north" d="M${Ze-29},16l8,22l-8,-5l-8,5z"></path><text x=${Ze-29} y="52">${c("N")}</text>
  </g>`}function kc(e){if(e.way!=="heat")return A;let t=go(e)[0]?.cases??0;return w`<span class="row tight small soft"
    ><span class="row tight" dir="ltr"
      ><span class="number">1</span
      ><svg class="shades" viewBox="0 0 ${mo*20} 14" aria-hidden="true">
        ${Array.from({length:mo},(s,n)=>re`<rect class="hex hex-${n+1}" x=${n*20} width="20" height="14"></rect>`)}
      </svg>
      <span class="number">${j(t)}</span></span
    >
    ${c("cases in a hexagon")}</span
  >`}var wo=15;function _c(e,t){let s=t.map((n,i)=>({one:n,count:e.districts[i]??0})).sort((n,i)=>i.count-n.count);return w`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("District")}</th>
          <th class="number">${c("Cases")}</th>
        </tr>
      </thead>
      <tbody>
        ${s.map(({one:n,count:i})=>w`<tr>
              <td><bdi>${bo(n)}</bdi></td>
              <td class="number">${j(i)}</td>
            </tr>`)}
        ${e.outside?w`<tr>
                <td class="soft">${c("in no district")}</td>
                <td class="number">${j(e.outside)}</td>
              </tr>`:A}
      </tbody>
    </table>
  </div>`}function Sc(e,t){let s=go(e);return w`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("Place (north, east)")}</th>
          <th class="number">${c("Cases")}</th>
          <th><span class="unseen">${c("Show")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${s.slice(0,wo).map(n=>w`<tr>
              <td class="number"><bdi dir="ltr">${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}</bdi></td>
              <td class="number">${j(n.cases)}</td>
              <td class="end">
                <button
                  class="quiet small"
                  aria-label=${c("Show {n} cases at {place}",{n:j(n.cases),place:`${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}`})}
                  @click=${()=>t(lf(e.box,n.latitude,n.longitude))}>
                  ${c("Show")}
                </button>
              </td>
            </tr>`)}
        ${s.length>wo?w`<tr>
                <td class="soft" colspan="3">${c("and {n} further hexagons",{n:j(s.length-wo)})}</td>
              </tr>`:A}
      </tbody>
    </table>
  </div>`}function lf(e,t,s){let[n,i]=[s-(e.west+e.east)/2,t-(e.south+e.north)/2];return ye(e,n/(e.east-e.west),i/(e.north-e.south),.35)}var ji=class{#t;#e={from:ns(27),to:ns(0)};#n="";#s="";#l="heat";#i=null;#a=null;#o="";#c=null;#r=[];#f=new ws;#u={at:[],lines:[]};#d=0;constructor(t){this.#t=t,this.#v()}show(){let{names:t}=this.#t,s=(i,o)=>[["",i],...Object.keys(o).map(a=>[a,zt(o,a,a)])],n=i=>{i(),this.#w()};return w` <div class="card filters">
        <div class="row">
          ${fn(this.#e,i=>n(()=>this.#e=i))}
          ${ms(c("Category"),this.#n,s(c("All categories"),t.categories),i=>n(()=>this.#n=i))}
          ${ms(c("Department"),this.#s,s(c("All departments"),t.departments),i=>n(()=>this.#s=i))}
          <a class="button plain" href=${`${lt}/complaints?${this.#b()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#a||this.#o?Me(this.#o,()=>{this.#w()}):w`${this.#p(this.#a)}${this.#h()}
              <section class="card">
                <h2>${c("Over time")}</h2>
                ${this.#f.show(this.#u,c("Complaints over time, and in the same time before."))}
              </section>
              ${this.#g(this.#a)}`}`}#p(t){let s=o=>t.rows.reduce((a,f)=>a+f[o],0),[n,i]=[s("count"),s("before")];return w`<section class="card figures-row" aria-label=${c("In short")}>
      <div class="figure"><b class="number">${j(n)}</b><span class="soft">${c("cases opened")}</span></div>
      <div class="figure">
        <b class="number"><bdi>${co(n,i)}</bdi></b
        ><span class="soft">${c("against {n} in the same time before",{n:j(i)})}</span>
      </div>
      <div class="figure">
        <b class="number">${j(this.#c?.total??0)}</b
        ><span class="soft">${c("with a place in the map’s frame")}</span>
      </div>
    </section>`}#h(){let t=this.#c;if(!t||!this.#i)return w`<section class="card">
        <h2>${c("Where")}</h2>
        ${Qe(t?c("None of these cases has a place."):c("Loading…"))}
      </section>`;let s={box:this.#i,way:this.#l,found:t,outline:this.#r};return w`<section class="card">
      <div class="row between">
        <h2>${c("Where")}</h2>
        <span class="row"
          >${kc(s)}
          <span class="row tight" role="group" aria-label=${c("What the map shows")}>
            ${this.#m("heat",c("Heat"))}${this.#m("points",c("Circles"))}</span
          >
          <button
            class="plain small"
            @click=${()=>{this.#i=po(this.#r),this.#y()}}>
            ${c("Whole city")}
          </button></span
        >
      </div>
      <div class="map-side">
        ${Ac(s,n=>this.#$(n))}
        ${this.#r.length?_c(t,this.#r):Sc(s,n=>this.#$(n))}
      </div>
    </section>`}#m(t,s){return w`<button
      class=${this.#l===t?"small":"plain small"}
      aria-pressed=${this.#l===t}
      @click=${()=>{this.#l=t,this.#t.redraw()}}>
      ${s}
    </button>`}#g(t){let{names:s}=this.#t;return w`<div class="columns">
      ${uo(c("By category"),c("Category"),ao(t,"category"),n=>zt(s.categories,n||null,c("no category yet")))}
      ${uo(c("By department"),c("Department"),ao(t,"department"),n=>zt(s.departments,n||null,c("nobody yet")))}
    </div>`}#$(t){this.#i=t,this.#t.redraw(),this.#y()}#b(){return new URLSearchParams({...this.#e,...this.#n?{category:this.#n}:{},...this.#s?{department:this.#s}:{}})}async#v(){if(this.#t.names.outline){let t=await xt(()=>at.get(`${lt}/complaints/outline`));this.#r=t?.body.districts??[],this.#i=po(this.#r)}await this.#w()}async#w(){let t=this.#b();await Promise.all([this.#y(),this.#x(t)])}async#x(t){let s="",i=await xt(()=>at.get(`${lt}/complaints?${t}`),d=>s=d);if(t.toString()!==this.#b().toString())return;if(this.#o=s,!i)return this.#t.redraw();this.#a=i.body;let{days:o,counts:a,before:f}=i.body.trend;this.#u={at:o.map(dn),lines:[{name:c("This time"),colour:"--accent",values:a,filled:!0},{name:c("The time before"),colour:"--ink-soft",values:f,dashed:!0}]},this.#t.redraw()}async#y(){let t=++this.#d,s=this.#i,n=this.#b();s&&n.set("box",of(s).map(o=>o.toFixed(6)).join(","));let i=await xt(()=>at.get(`${lt}/complaints/map?${n}`));if(!(!i||t!==this.#d)){if(this.#c=i.body,!s&&i.body.box){let[o,a,f,d]=i.body.box;this.#i={south:o,west:a,north:f,east:d}}this.#t.redraw()}}};function of(e){let{south:t,west:s,north:n,east:i}=Ui(e).box;return[Math.max(t,-90),Math.max(s,-180),Math.min(n,90),Math.min(i,180)]}var Yi=class{#t;#e=null;#n="";#s=null;#l=null;constructor(t){this.#t=t,this.#f()}leave(){this.#l=null}show(){let t=this.#e;if(!t)return Me(this.#n,()=>{this.#f()});if(!t.length)return Qe(c("None of your calls has been assessed yet."));let s=t.filter(i=>i.call.source==="sample"&&i.quality!==null),n=s.length?s.reduce((i,o)=>i+(o.quality??0),0)/s.length:null;return w` <section class="card figures-row" aria-label=${c("In short")}>
        <div class="figure">
          <b class="number">${Ct(n)}</b
          ><span class="soft">${c("mean of {n} drawn calls",{n:s.length})}</span>
        </div>
        <div class="figure">
          <b class="number">${t.filter(i=>!i.answer).length}</b
          ><span class="soft">${c("wait for your word")}</span>
        </div>
      </section>
      ${t.map(i=>this.#i(i))}`}#i(t){let s=this.#s===t.id;return w`<section class="card">
      <div class="row between">
        <h2>${Se(t.call.called_at)} · ${zt(this.#t.names.queues,t.call.queue,"–")}</h2>
        <span class="row tight"
          >${ps(t.quality,t.fatal.length)}${mn(t.answer)}
          ${t.version>1?w`<span class="tag">${c("changed after your word")}</span>`:A}
          <button
            class="plain small"
            aria-expanded=${s}
            @click=${()=>{this.#s=s?null:t.id,this.#t.redraw()}}>
            ${s?c("Hide"):c("Show")}
          </button></span
        >
      </div>
      ${s?w` ${t.can_be_heard?this.#a(t):w`<p class="soft small">${c("The recording is not kept any more.")}</p>`}
            ${Vi(t,null)}${Wi(t.replies)}${this.#o(t)}`:A}
    </section>`}#a(t){return this.#l!==t.id?w`<p>
        <button
          class="plain"
          @click=${()=>{this.#l=t.id,this.#t.redraw()}}>
          ${c("Listen to the call")}
        </button>
        <span class="soft small">${c("Who listens is written into the access log.")}</span>
      </p>`:w`<audio
      controls
      preload="none"
      src=${`${lt}/own/${t.id}/audio?why=${encodeURIComponent("my own assessed call")}`}></audio>`}#o(t){return t.answer==="disputed"||t.answer==="changed"?A:w`<form class="answer" @submit=${s=>{this.#c(s,t)}}>
      <label
        >${c("You do not agree? Say why; somebody answers.")}<textarea
          rows="2"
          required
          dir="auto"
          maxlength="4000"></textarea>
      </label>
      <div class="row">
        ${t.answer?A:w`<button type="button" @click=${()=>{this.#r(t,"acknowledge","")}}>${c("I have read it")}</button>`}
        <button class="plain">${c("Dispute")}</button>
      </div>
    </form>`}async#c(t,s){t.preventDefault(),await this.#r(s,"dispute",t.target.querySelector("textarea").value)}async#r(t,s,n){await xt(()=>at.post(`${lt}/own/${t.id}/${s}`,{text:n}))&&(me(c("Thank you. It is written down.")),await this.#f())}async#f(){this.#n="";let s=await xt(()=>at.get(`${lt}/own`),n=>this.#e?me(n,"trouble"):this.#n=n);s&&(this.#e=s.body.assessments),this.#s??=this.#e?.find(n=>!n.answer)?.id??null,this.#t.redraw()}};function Mc(e,t,s,n){let i=t.some(o=>o.caller);return w`<section class="card">
    <h2>${c("Spoken comments")}</h2>
    ${t.length?w`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>${c("When")}</th>
                  <th class="number">${c("Mark")}</th>
                  <th>${c("Queue")}</th>
                  <th>${c("Agent")}</th>
                  ${i?w`<th>${c("Caller")}</th>
                          <th>${c("Case")}</th>`:A}
                  <th>${c("Comment")}</th>
                </tr>
              </thead>
              <tbody>
                ${t.map(o=>w`<tr>
                      <td class="nowrap">${Se(o.offered_at)}</td>
                      <td class="number">${o.score??"–"}</td>
                      <td>${zt(e.names.queues,o.queue,"–")}</td>
                      <td><bdi>${pe(e,o.agent)}</bdi></td>
                      ${i?w`<td><bdi dir="ltr">${o.caller??c("withheld")}</bdi></td>
                              <td><bdi>${o.reference??"–"}</bdi></td>`:A}
                      <td>
                        ${s===o.call?w`<audio
                                controls
                                autoplay
                                src=${`${lt}/comments/${encodeURIComponent(o.call)}/audio`}></audio>`:w`<button class="plain small" @click=${()=>n(o.call)}>
                                ${c("Listen, {time}",{time:Et(o.seconds)})}
                              </button>`}
                      </td>
                    </tr>`)}
              </tbody>
            </table>
          </div>`:w`<p class="soft">${c("Nobody left a comment in this time.")}</p>`}
  </section>`}function Ki(e,t,s){return w`<div class="figure">
    <b class="number">${e}</b
    ><span class="soft">${t}</span>${s?w`<span class="small soft"><bdi>${s}</bdi></span>`:A}
  </div>`}function yo(e,t){if(e===null||t===null)return"";let s=Math.round((e-t)*100);return c("{points} points",{points:`${s>0?"+":s<0?"−":"±"}${j(Math.abs(s))}`})}function _n(e,t,s,n){let i=Object.entries(s);return w`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <th>${c("CSAT")}</th>
            <th class="number">${c("Answered")}</th>
            <th class="number">${c("Rate")}</th>
          </tr>
        </thead>
        <tbody>
          ${i.map(([o,a])=>w`<tr>
                <td><bdi>${n(o)}</bdi></td>
                <td>${$i(a)}</td>
                <td class="number nowrap"><bdi dir="ltr">${j(a.answered)} / ${j(a.offered)}</bdi></td>
                <td class="number">${Ct(a.response_rate)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}var Jn=class{#t;#e={from:ns(83),to:ns(0)};#n="";#s="";#l=null;#i="";#a=[];#o="";#c=new ws;#r={at:[],lines:[]};constructor(t){this.#t=t,this.#h()}show(){let{names:t}=this.#t,s=i=>{i(),this.#h()},n=[["",c("All queues")],...Object.keys(t.queues).map(i=>[i,zt(t.queues,i,i)])];return w` <div class="card filters">
        <div class="row">
          ${fn(this.#e,i=>s(()=>this.#e=i))}
          ${ms(c("Queue"),this.#n,n,i=>s(()=>this.#n=i))}
          ${Object.keys(t.agents).length>1?ms(c("Agent"),this.#s,yi(this.#t),i=>s(()=>this.#s=i)):A}
          <a class="button plain" href=${`${lt}/satisfaction?${this.#p()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#l||this.#i?Me(this.#i,()=>{this.#h()}):this.#l.total.offered?this.#f(this.#l):Qe(c("Nobody was asked in this time."))}`}#f(t){let{names:s}=this.#t,n={call:c("in the call"),"call-back":c("called later"),text:c("by text message")};return w` <section class="card figures-row" aria-label=${c("In short")}>
        ${Ki(Ct(t.total.csat),c("CSAT"),t.before.uncertain?c("few answers before"):yo(t.total.csat,t.before.csat))}
        ${Ki(Ct(t.total.response_rate),c("response rate: {n} of {all}",{n:j(t.total.answered),all:j(t.total.offered)}),yo(t.total.response_rate,t.before.response_rate))}
        ${Ki(t.total.mean===null?"–":j(t.total.mean,2),c("mean mark, 1 to 5"),"")}
        <div class="figure wide">
          ${$i(t.total)}<span class="soft small"
            >${c("95 % interval by Wilson; “few answers” where it is wider than 20 points")}</span
          >
        </div>
      </section>
      <p class="hint small">
        ${c("CSAT is the share of the marks 4 and 5 among all marks (“top two box”). A survey counts when it was offered. Compared with the same time before.")}
      </p>
      <div class="columns wide-first">
        <section class="card">
          <h2>${c("By week")}</h2>
          ${this.#c.show(this.#r,c("CSAT and response rate by week; the table below has the same numbers."))}
        </section>
        ${this.#u(t)}
      </div>
      <div class="columns">
        ${_n(c("By queue"),c("Queue"),t.queue,i=>zt(s.queues,i,c("no queue")))}
        ${_n(c("By agent"),c("Agent"),t.agent,i=>pe(this.#t,i))}
        ${_n(c("By category"),c("Category"),t.category,i=>zt(s.categories,i,c("no case")))}
        ${_n(c("By way of asking"),c("Way"),t.channel,i=>n[i]??i)}
      </div>
      ${_n(c("By week"),c("Week"),Object.fromEntries(t.weeks.map(i=>[i.day,i])),fs)}
      ${Mc(this.#t,this.#a,this.#o,i=>this.#d(i))}`}#u(t){let s=Math.max(1,...Object.values(t.marks));return w`<section class="card">
      <h2>${c("Marks")}</h2>
      <table class="small">
        <tbody>
          ${[5,4,3,2,1].map(n=>{let i=t.marks[n]??0;return w`<tr>
              <th class="number">${n}</th>
              <td class="bar-cell">
                <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class=${n>=4?"share-fill":"share-rest"}
                    width=${i/s*100}
                    height="12"></rect>
                </svg>
              </td>
              <td class="number">${j(i)}</td>
            </tr>`})}
        </tbody>
      </table>
    </section>`}#d(t){this.#o=t,this.#t.redraw()}#p(){return new URLSearchParams({...this.#e,...this.#n?{queue:this.#n}:{},...this.#s?{agent:this.#s}:{}})}async#h(){let t=this.#p(),s="",n=await xt(()=>Promise.all([at.get(`${lt}/satisfaction?${t}`),at.get(`${lt}/comments?${t}`)]),i=>s=i);if(t.toString()===this.#p().toString()){if(this.#i=s,n){this.#l=n[0].body,this.#a=n[1].body.comments;let i=this.#l.weeks;this.#r={at:i.map(o=>dn(o.day)),lines:[{name:c("CSAT"),colour:"--accent",values:i.map(o=>o.csat),filled:!0},{name:c("Response rate"),colour:"--warn",values:i.map(o=>o.response_rate),dashed:!0}],most:1,shown:Ct}}this.#t.redraw()}}};var rf=[{key:"calls",title:()=>c("Calls to listen to"),open:e=>new zi(e)},{key:"averages",title:()=>c("Averages"),open:e=>new Hi(e)},{key:"satisfaction",title:()=>c("Satisfaction"),open:e=>new Jn(e)},{key:"complaints",title:()=>c("Complaints"),open:e=>new ji(e)}],Rc=[{key:"own",title:()=>c("My assessed calls"),open:e=>new Yi(e)},{key:"mine",title:()=>c("What my callers say"),open:e=>new Jn(e)}],$o=class{#t;#e;#n=null;#s=null;#l=!1;constructor(t){this.#t=t;let s=t.roles.includes("quality")||t.roles.includes("supervisor");this.#e=[...s?rf:[],...t.agent?s?Rc.slice(0,1):Rc:[]],window.addEventListener("hashchange",()=>this.#a()),window.addEventListener("pagehide",()=>this.#s?.leave?.()),this.#i()}async#i(){this.#r();let t=await Rl(async()=>(await at.get(`${lt}/names`)).body);t&&(this.#n={me:this.#t,names:t,redraw:()=>this.#c()},this.#a())}#a(){if(!this.#n)return;this.#s?.leave?.();let[t,s]=location.hash.slice(1).split("/");t==="call"&&s?this.#s=new qi(this.#n,s):this.#s=this.#o()?.open(this.#n)??null,window.scrollTo(0,0),this.#r()}#o(){let t=location.hash.slice(1).split("/")[0];return this.#e.find(s=>s.key===(t==="call"?"calls":t))??this.#e[0]}#c(){this.#l||(this.#l=!0,requestAnimationFrame(()=>{this.#l=!1,this.#r()}))}#r(){let t=this.#o();an(w`${Cl(this.#t)}
        <main class="page quality" id="content">
          <h1 class="unseen">${c("Quality and satisfaction")}</h1>
          <nav class="tabs" aria-label=${c("Quality and satisfaction")}>
            ${this.#e.map(s=>w`<a href=${`#${s.key}`} aria-current=${s===t?"page":"false"}>${s.title()}</a>`)}
          </nav>
          ${this.#s?.show()??w`<p class="empty soft">${c("Loading…")}</p>`}
        </main>`,document.body)}};await Nr(e=>new $o(e));
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
